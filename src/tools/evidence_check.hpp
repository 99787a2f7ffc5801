#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <span>

#include "grounding/quoted_pages.hpp"
#include "tools/conventions.hpp"
#include "tools/schema.hpp"
#include "tools/value_kinds.hpp"

namespace ocrchat {

/// Holds what a model says against the pages. Constant after construction.
class EvidenceCheck {
 public:
  explicit EvidenceCheck(std::span<const Page> pages);

  /// A value of a model's answer, {value, quote, page}, as the page shows it; null without evidence.
  boost::json::value checked(const SchemaNode& leaf, const boost::json::value& said) const;

  const Conventions& conventions() const { return conventions_; }

 private:
  std::optional<Proof> proof_for(std::string_view quote, std::optional<std::int64_t> page) const;

  QuotedPages pages_;
  Conventions conventions_;
};

}  // namespace ocrchat
