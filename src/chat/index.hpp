#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "chat/postings.hpp"
#include "chat/units.hpp"
#include "document/model.hpp"

namespace ocrchat {

/// The text of a document, made ready for questions. Filled page by page in the file's order, then finished;
/// constant from there on and safe for many threads. Takes about 50 kB for a page of 600 words.
class ChatIndex {
 public:
  ChatIndex();
  ~ChatIndex();
  ChatIndex(ChatIndex&&) noexcept;
  ChatIndex& operator=(ChatIndex&&) noexcept;

  /// The page itself is not kept.
  void add(const Page& page);
  /// Once, after the last page and before the first question.
  void finish();

  const std::vector<Unit>& units() const { return units_; }
  /// The passage that a unit is part of, from 0 up in reading order.
  std::uint32_t passage(std::size_t unit) const { return passages_[unit]; }
  const Postings& words() const { return words_; }
  /// Of letters within words and of signs.
  const Postings& pieces() const { return pieces_; }
  /// BCP 47, of the first page that has one; empty if none has.
  const std::string& language() const { return language_; }

 private:
  std::vector<Unit> units_;
  std::vector<std::uint32_t> passages_;
  Postings words_;
  Postings pieces_;
  std::string language_;
  std::unique_ptr<Segmenter> segmenter_;  ///< until finished
  std::string segmenter_language_;
};

}  // namespace ocrchat
