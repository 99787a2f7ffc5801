#pragma once

#include <string>
#include <vector>

namespace ocrchat {

/// How the letters of a formula are set.
struct MathFont {
  enum class Face { math, sans, typewriter, text };  ///< text: words within a formula, not its letters
  enum class Posture { usual, upright, bold, italic, bold_italic };

  Face face = Face::math;
  Posture posture = Posture::usual;  ///< usual: variables slant, digits and signs stand
  bool operator==(const MathFont&) const = default;
};

/// A formula, or a part of one. Which parts a kind has, and in which order, stands beside it; a part that is
/// not there is an empty row.
struct MathNode {
  enum class Kind {
    row,          ///< its parts, side by side
    run,          ///< text in one font
    fraction,     ///< above, below
    stack,        ///< above, below: a fraction without its bar
    root,         ///< degree, radicand
    scripts,      ///< base, subscript, superscript
    limits,       ///< base, below, above
    nary,         ///< from, to, operand of the sign `text` (∑, ∫)
    function,     ///< name, operand
    fence,        ///< pieces between `text` and `close`, parted by `between`
    accent,       ///< base below the combining sign `text`
    overline,     ///< base
    underline,    ///< base
    over_brace,   ///< base below the wide sign `text`
    under_brace,  ///< base above the wide sign `text`
    matrix,       ///< rows, whose parts are the cells; `text` aligns each column: l, c or r
    lines,        ///< rows below each other
    phantom,      ///< base, which only takes its place
    boxed,        ///< base
    struck,       ///< base, struck through
  };

  Kind kind = Kind::row;
  std::string text;
  std::string close;
  std::string between;
  MathFont font;
  bool stacked = false;  ///< scripts stand above and below it
  std::vector<MathNode> parts;

  bool empty() const { return kind == Kind::row && parts.empty(); }
  bool operator==(const MathNode&) const = default;
};

}  // namespace ocrchat
