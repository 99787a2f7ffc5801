#pragma once

#include <boost/json/array.hpp>

#include "tools/extractor.hpp"

namespace ocrchat {

/// All tables as rows of texts, with page, box and header.
class TablesExtractor final : public Extractor {
 public:
  void add(const Page& page) override;
  boost::json::object finish() override;

 private:
  void add(const Block& block, int page);

  boost::json::array tables_;
  std::size_t rows_ = 0;
  bool truncated_ = false;
};

}  // namespace ocrchat
