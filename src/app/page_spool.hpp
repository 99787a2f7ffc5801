#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/bytes.hpp"
#include "document/model.hpp"
#include "export/page_source.hpp"

namespace ocrchat {

/// Pages of one document as they are read, in any order, kept in a nameless file so that memory does not grow
/// with their number. `add` is safe from any thread; reading starts when all have been added.
class PageSpool {
 public:
  PageSpool();
  /// @param json  the page, as `serialize_page` makes it
  void add(int index, const std::string& json);
  std::size_t size() const;
  /// The page at the given place of the order of indexes.
  Page page_at(std::size_t place) const;

 private:
  struct Place {
    std::int64_t offset = 0;
    std::size_t size = 0;
  };
  mutable std::mutex mutex_;
  FileDescriptor file_;
  std::int64_t end_ = 0;
  std::map<int, Place> places_;
};

/// A document over a spool; both must outlive it.
class SpoolSource final : public PageSource {
 public:
  SpoolSource(const Document& head, const PageSpool& spool) : head_(head), spool_(spool) {}
  const Document& head() const override { return head_; }
  std::optional<Page> next() override;
  void rewind() override { next_ = 0; }

 private:
  const Document& head_;
  const PageSpool& spool_;
  std::size_t next_ = 0;
};

}  // namespace ocrchat
