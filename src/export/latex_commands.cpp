#include "export/latex_commands.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <utility>

#include "base/utf8.hpp"
#include "export/latex_parser.hpp"

namespace ocrchat {
namespace {

using Kind = MathNode::Kind;
using Action = LatexCommand::Action;

constexpr const char* kEm = "\u2003";

/// The text with a stroke through its first character: the sign that has it, if there is one.
std::string struck(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString result = icu::UnicodeString::fromUTF8(text);
  result.insert(result.moveIndex32(0, 1), static_cast<UChar>(0x0338));
  if (U_SUCCESS(status)) result = composer->normalize(result, status);
  std::string said;
  return result.toUTF8String(said);
}

MathNode upright(std::string name) {
  MathNode result = math_node(Kind::run, {}, std::move(name));
  result.font.posture = MathFont::Posture::upright;
  return result;
}

/// A delimiter as a fence has it; a dot is none.
std::string shown_fence(char32_t sign) {
  if (sign == U'.') return {};
  if (sign == U'<') return "⟨";
  return sign == U'>' ? "⟩" : to_utf8(sign);
}

}  // namespace

MathNode LatexParser::command() {
  const std::string name = source_.take_command();
  if (const auto symbol = math_symbol(name)) {
    const char32_t sign = symbol->sign;
    MathNode result = run(std::u32string_view(&sign, 1));
    // Greek capitals stand, as LaTeX sets them.
    if (sign >= U'Α' && sign <= U'Ω' && letters_.font == MathFont{})
      result.font.posture = MathFont::Posture::upright;
    return result;
  }
  if (const auto command = latex_command(name)) return known(*command);
  return math_words('\\' + name);
}

MathNode LatexParser::known(const LatexCommand& command) {
  switch (command.action) {
    case Action::fraction:
    case Action::binomial:
    case Action::above:
    case Action::below:
      return parted(command);
    case Action::root:
      return root();
    case Action::left:
      return fence();
    case Action::size:
      return run(to_utf32(fence_sign()));
    case Action::arrow:
      return arrow(command);
    case Action::words:
      return words(command.font);
    case Action::font:
    case Action::font_switch:
      return in_font(command);
    case Action::name:
    case Action::function:
    case Action::nary:
      return named(command);
    case Action::environment:
      return environment();
    case Action::negated:
      return negated();
    case Action::modulo:
      return modulo();
    case Action::tag:
      return tag(!source_.take(U'*'));
    case Action::over:
    case Action::choose:
      source_.fail();
      return {};
    default:
      return dressed(command);
  }
}

// Each has one argument, and says how that is shown.
MathNode LatexParser::dressed(const LatexCommand& command) {
  const auto around = [&](Kind kind) {
    MathNode result = math_node(kind, {}, std::string(command.text));
    result.parts.push_back(argument());
    result.stacked = kind == Kind::over_brace || kind == Kind::under_brace;
    return result;
  };
  switch (command.action) {
    case Action::accent:
      return around(Kind::accent);
    case Action::overline:
      return around(Kind::overline);
    case Action::underline:
      return around(Kind::underline);
    case Action::brace_above:
      return around(Kind::over_brace);
    case Action::brace_below:
      return around(Kind::under_brace);
    case Action::phantom:
      return around(Kind::phantom);
    case Action::boxed:
      return around(Kind::boxed);
    case Action::struck:
      return around(Kind::struck);
    default:
      return unseen(command);
  }
}

// What is there for the typesetter, and spaces.
MathNode LatexParser::unseen(const LatexCommand& command) {
  if (command.action == Action::space) return run(to_utf32(command.text));
  if (command.action == Action::ignored) return {};
  if (command.action == Action::content || command.action == Action::lines) {
    MathNode result = argument();
    result.stacked = command.stacked && displayed_;
    return result;
  }
  source_.take(U'*');
  source_.skip_spaces();
  if (source_.peek() == U'[') source_.take_raw(U'[', U']');
  source_.skip_spaces();
  expect(source_.peek() == U'{');
  source_.take_raw(U'{', U'}');
  if (command.action == Action::spaces) return run(to_utf32(kEm));
  return command.action == Action::framed ? argument() : MathNode{};
}

MathNode LatexParser::parted(const LatexCommand& command) {
  MathNode first = argument();
  MathNode second = argument();
  switch (command.action) {
    case Action::fraction:
      return math_node(Kind::fraction, {std::move(first), std::move(second)});
    case Action::binomial:
      return math_fence("(", math_node(Kind::stack, {std::move(first), std::move(second)}), ")");
    case Action::above:
      return math_node(Kind::limits, {std::move(second), {}, std::move(first)});
    default:
      return math_node(Kind::limits, {std::move(second), std::move(first), {}});
  }
}

MathNode LatexParser::root() {
  MathNode degree;
  source_.skip_spaces();
  if (source_.take(U'[')) {
    degree = row(Closer::bracket);
    expect(source_.take(U']'));
  }
  return math_node(Kind::root, {std::move(degree), argument()});
}

MathNode LatexParser::fence() {
  MathNode result = math_node(Kind::fence, {}, fence_sign());
  result.parts.push_back(block(Closer::right));
  while (source_.take_command("middle")) {
    result.between = fence_sign();
    result.parts.push_back(block(Closer::right));
  }
  expect(source_.take_command("right"));
  result.close = fence_sign();
  return result;
}

std::string LatexParser::fence_sign() {
  source_.skip_spaces();
  expect(!source_.at_end() && source_.peek() != U'{' && source_.peek() != U'}');
  if (source_.peek() != U'\\') return shown_fence(source_.take());
  const auto symbol = math_symbol(source_.take_command());
  expect(symbol.has_value());
  return symbol ? to_utf8(symbol->sign) : std::string();
}

MathNode LatexParser::arrow(const LatexCommand& command) {
  MathNode below;
  source_.skip_spaces();
  if (source_.take(U'[')) {
    below = row(Closer::bracket);
    expect(source_.take(U']'));
  }
  return math_node(Kind::limits, {run(to_utf32(command.text)), std::move(below), argument()});
}

MathNode LatexParser::in_font(const LatexCommand& command) {
  const Letters before = std::exchange(letters_, Letters{command.font, command.alphabet});
  if (command.action == Action::font_switch) return {};  // until the row ends
  MathNode result = argument();
  letters_ = before;
  return result;
}

MathNode LatexParser::named(const LatexCommand& command) {
  MathNode result = math_node(Kind::function, {MathNode{}, MathNode{}});
  result.stacked = command.stacked && (displayed_ || command.action != Action::nary);
  if (command.action == Action::nary) {
    result.kind = Kind::nary;
    result.text = command.text;
    result.parts.emplace_back();
  } else if (command.action == Action::function) {
    result.parts[0] = upright(std::string(command.text));
  } else {
    result.stacked = source_.take(U'*') || command.stacked;
    source_.skip_spaces();
    const Letters before =
        std::exchange(letters_, Letters{{MathFont::Face::math, MathFont::Posture::upright}});
    result.parts[0] = argument();
    letters_ = before;
  }
  return result;
}

MathNode LatexParser::negated() {
  MathNode result = argument();
  if (result.kind != Kind::run || result.text.empty()) return math_node(Kind::struck, {std::move(result)});
  result.text = struck(result.text);
  return result;
}

MathNode LatexParser::modulo() {
  MathNode inner = math_row({upright("mod"), run(U"\u2005"), argument()});
  return math_row({run(to_utf32(kEm)), math_fence("(", std::move(inner), ")")});
}

MathNode LatexParser::tag(bool in_brackets) {
  std::vector<MathNode> parts{run(to_utf32(kEm))};
  if (in_brackets) parts.push_back(math_words("("));
  parts.push_back(words({MathFont::Face::text, MathFont::Posture::usual}));
  if (in_brackets) parts.push_back(math_words(")"));
  return math_row(std::move(parts));
}

}  // namespace ocrchat
