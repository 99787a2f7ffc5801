#include "tools/field_book.hpp"

namespace ocrchat {

void FieldBook::offer(Label field, RawValue value, Ties ties) {
  std::optional<RawValue>& slot = values_[field];
  const bool better =
      !slot || value.score > slot->score || (ties == Ties::last && value.score == slot->score);
  if (better) slot = std::move(value);
}

const std::optional<RawValue>& FieldBook::best(Label field) const {
  static const std::optional<RawValue> kNone;
  const auto found = values_.find(field);
  return found == values_.end() ? kNone : found->second;
}

}  // namespace ocrchat
