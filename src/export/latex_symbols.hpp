#pragma once

#include <optional>
#include <string_view>

namespace ocrchat {

/// What a sign does in a formula: where the operand of ∑ or sin ends is told by it.
enum class MathClass { ordinary, large, binary, relation, opening, closing, punctuation };

struct MathSymbol {
  std::string_view name;  ///< of the command, without its backslash
  char32_t sign;
  MathClass role = MathClass::ordinary;
};

/// The sign that a command of this name stands for.
std::optional<MathSymbol> math_symbol(std::string_view name);

/// The role of a character that stands for itself.
MathClass math_class(char32_t sign);

}  // namespace ocrchat
