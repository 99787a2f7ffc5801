#pragma once

#include "base/bytes.hpp"
#include "export/page_source.hpp"

namespace ocrchat {

/// Writes the pages' JSON, one a line, from where `pages` stands to its end.
void write_page_lines(PageSource& pages, Sink& out);

/// Reads such lines back. `lines` must outlive it. Its head is empty but for its schema.
class PageLines final : public PageSource {
 public:
  explicit PageLines(BytesView lines) : lines_(as_chars(lines)) {}
  const Document& head() const override { return head_; }
  /// @throws Error(internal) for a line that is no page
  std::optional<Page> next() override;
  void rewind() override { at_ = 0; }

 private:
  Document head_;
  std::string_view lines_;
  std::size_t at_ = 0;
};

}  // namespace ocrchat
