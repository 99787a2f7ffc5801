#pragma once

#include <string>

#include "export/page_source.hpp"
#include "store/jobs.hpp"

namespace ocrchat {

/// Which of the two a translated job's pages are; where a page has no translation it is the page itself.
enum class PageVersion { original, translated };

/// The pages of a job as they are stored, one in memory at a time. The store must outlive it. Not
/// thread-safe. Pages of a job that is deleted meanwhile end early.
class StorePageSource final : public PageSource {
 public:
  StorePageSource(Jobs& store, const Job& job, PageVersion text = PageVersion::original);
  const Document& head() const override { return head_; }
  std::optional<Page> next() override;
  void rewind() override { after_ = -1; }

 private:
  Jobs& store_;
  std::string uuid_;
  PageVersion text_;
  Document head_;
  int after_ = -1;
};

}  // namespace ocrchat
