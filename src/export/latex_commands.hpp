#pragma once

#include <optional>
#include <string_view>

#include "export/math_node.hpp"

namespace ocrchat {

/// A command that is more than a sign: what is done with it, and with what.
struct LatexCommand {
  enum class Action {
    fraction,     ///< {above}{below}
    binomial,     ///< {above}{below}
    over,         ///< parts the group it stands in into a fraction
    choose,       ///< the same, without a bar; `text` is a bracket around them
    root,         ///< [degree]{radicand}
    left,         ///< a fence up to \right
    size,         ///< the fence sign after it is as large as it grows anyway
    accent,       ///< {base}
    overline,     ///< {base}
    underline,    ///< {base}
    brace_above,  ///< {base}
    brace_below,  ///< {base}
    arrow,        ///< [below]{above}
    words,        ///< {text}
    font,         ///< {letters}
    font_switch,  ///< for the rest of the group
    name,         ///< {letters}: \operatorname
    function,     ///< `text` is the name
    nary,         ///< `text` is the sign
    environment,  ///< {name} … \end{name}
    space,        ///< `text` is the space
    spaces,       ///< {length}
    ignored,      ///< nothing
    ignored_one,  ///< {…} of no effect here
    coloured,     ///< [model]{colour}, and its content is as usual
    framed,       ///< [model]{colour}{content}
    negated,      ///< strikes the next sign
    above,        ///< {above}{base}
    below,        ///< {below}{base}
    lines,        ///< {rows}
    phantom,      ///< {base}
    boxed,        ///< {base}
    struck,       ///< {base}
    modulo,       ///< {number}, in brackets
    tag,          ///< {number}
    content,      ///< {content} as it is
  };
  enum class Alphabet { latin, double_struck, script, fraktur };

  std::string_view name;
  Action action;
  std::string_view text = {};
  bool stacked = false;
  MathFont font = {};
  Alphabet alphabet = Alphabet::latin;
};

/// The command of this name, unless it is a sign (math_symbol()) or not known.
std::optional<LatexCommand> latex_command(std::string_view name);

/// A letter or digit of another alphabet; any other character as it is.
char32_t letter_of(LatexCommand::Alphabet alphabet, char32_t letter);

}  // namespace ocrchat
