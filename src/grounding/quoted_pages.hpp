#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/model.hpp"
#include "grounding/quote.hpp"

namespace ocrchat {

/// The pages of a document as a model's quotes are looked up in them. Constant after construction.
class QuotedPages {
 public:
  explicit QuotedPages(std::span<const Page> pages);

  /// A quote where it stands.
  struct Place {
    int page = 0;  ///< its index
    QuoteMatch match;
    std::string sentence;  ///< around it, as running text; cut after some words on either side
  };
  /// On the page that the model claims, else on the first other that has it. @param claimed  index, or
  /// nothing
  std::optional<Place> find(std::string_view quote, std::optional<std::int64_t> claimed) const;

 private:
  std::vector<std::pair<int, PageText>> pages_;
};

}  // namespace ocrchat
