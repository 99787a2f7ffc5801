#pragma once

#include <map>
#include <optional>

#include "tools/labels.hpp"
#include "tools/value_kinds.hpp"

namespace ocrchat {

/// The likeliest value of each field so far, over all pages.
class FieldBook {
 public:
  enum class Ties { first, last };

  /// Keeps it if none is there, or that has a lower score (or, for Ties::last, an equal one).
  void offer(Label field, RawValue value, Ties ties = Ties::first);
  const std::optional<RawValue>& best(Label field) const;

 private:
  std::map<Label, std::optional<RawValue>> values_;
};

/// The first place of a label that `read` finds a value in: after it, beside it, below it; nearer counts for
/// more and so does a label that leaves no doubt.
template <typename Read>
std::optional<RawValue> value_of(const PlacedLabel& label, const Read& read) {
  const int strength = label.match.strong ? 20 : 0;
  const auto scored = [&](std::optional<RawValue> value, int nearness) {
    if (value) value->score += strength + nearness;
    return value;
  };
  if (auto value = read(label.after)) return scored(std::move(value), 6);
  for (const ValuePlace& place : label.beside) {
    if (auto value = read(place)) return scored(std::move(value), 4);
  }
  for (const ValuePlace& place : label.below) {
    if (auto value = read(place)) return scored(std::move(value), 3);
  }
  return std::nullopt;
}

}  // namespace ocrchat
