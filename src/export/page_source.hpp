#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// A document whose pages come one at a time, so that no export holds more than one. Not thread-safe.
class PageSource {
 public:
  virtual ~PageSource() = default;
  /// Everything but the pages.
  virtual const Document& head() const = 0;
  /// The next page by rising index; nothing at the end.
  virtual std::optional<Page> next() = 0;
  /// Back to the first page.
  virtual void rewind() = 0;
};

/// Over a document in memory, which must outlive it.
class MemoryPageSource final : public PageSource {
 public:
  explicit MemoryPageSource(const Document& document) : document_(document) {}
  const Document& head() const override { return document_; }
  std::optional<Page> next() override {
    if (next_ == document_.pages.size()) return std::nullopt;
    return document_.pages[next_++];
  }
  void rewind() override { next_ = 0; }

 private:
  const Document& document_;
  std::size_t next_ = 0;
};

}  // namespace ocrchat
