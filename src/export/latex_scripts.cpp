#include <utility>

#include "base/utf8.hpp"
#include "export/latex_parser.hpp"

namespace ocrchat {
namespace {

using Kind = MathNode::Kind;

struct Scripts {
  MathNode below;
  std::vector<MathNode> above;  ///< primes and the superscript
  bool has_below = false;
  bool has_above = false;
};

/// The base with its scripts, beside it or above and below.
MathNode attached(MathNode base, Scripts scripts) {
  MathNode above = math_row(std::move(scripts.above));
  if (scripts.below.empty() && above.empty()) return base;
  const Kind kind = base.stacked ? Kind::limits : Kind::scripts;
  return math_node(kind, {std::move(base), std::move(scripts.below), std::move(above)});
}

MathNode with_scripts(MathNode base, Scripts scripts) {
  if (base.kind == Kind::nary) {
    base.parts[0] = std::move(scripts.below);
    base.parts[1] = math_row(std::move(scripts.above));
    return base;
  }
  if (base.kind != Kind::function) return attached(std::move(base), std::move(scripts));
  base.parts[0].stacked = base.stacked;
  base.parts[0] = attached(std::move(base.parts[0]), std::move(scripts));
  return base;
}

}  // namespace

// As in TeX, a second script of the same side is an error; primes are no second one.
MathNode LatexParser::scripted(MathNode base) {
  Scripts scripts;
  for (source_.skip_spaces(); !source_.at_end(); source_.skip_spaces()) {
    const char32_t next = source_.peek();
    if (next == U'_') {
      expect(!std::exchange(scripts.has_below, true));
      source_.take();
      scripts.below = argument();
    } else if (next == U'^') {
      expect(!std::exchange(scripts.has_above, true));
      source_.take();
      scripts.above.push_back(argument());
    } else if (next == U'\'') {
      scripts.above.push_back(primes());
    } else if (source_.take_command("limits") || source_.take_command("displaylimits")) {
      base.stacked = true;
    } else if (source_.take_command("nolimits")) {
      base.stacked = false;
    } else {
      break;
    }
  }
  return with_scripts(std::move(base), std::move(scripts));
}

MathNode LatexParser::primes() {
  std::u32string text;
  while (source_.take(U'\'')) text += U'\u2032';
  return run(text);
}

}  // namespace ocrchat
