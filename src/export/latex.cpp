#include "export/latex.hpp"

#include <utility>

#include "base/utf8.hpp"
#include "export/clean.hpp"
#include "export/latex_brackets.hpp"
#include "export/latex_parser.hpp"

namespace ocrchat {
namespace {

constexpr int kDeepest = 128;  // a group that is an argument takes two
constexpr std::size_t kLongestLatex = 16'384;

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

/// The sign that a formula shows for a character of its source.
char32_t shown(char32_t c) {
  if (c == U'-') return U'\u2212';
  if (c == U'*') return U'\u2217';
  return c == U'~' ? U'\u00A0' : c;
}

bool says_nothing(const std::vector<MathNode>& cells) {
  return cells.size() == 1 && cells.front().empty();
}

/// What stands before and after \over or \choose.
MathNode parted_row(const LatexCommand& command, MathNode above, MathNode below) {
  const bool has_bar = command.action == LatexCommand::Action::over;
  MathNode result = math_node(has_bar ? MathNode::Kind::fraction : MathNode::Kind::stack,
                              {std::move(above), std::move(below)});
  return command.text.empty() ? result : math_fence("(", std::move(result), ")");
}

}  // namespace

LatexParser::Level::Level(LatexParser& parser) : parser_(parser) {
  if (++parser_.depth_ > kDeepest) parser_.source_.fail();
}

std::optional<MathNode> LatexParser::formula() {
  MathNode result = block(Closer::end);
  expect(source_.at_end());
  if (source_.failed()) return std::nullopt;
  return result;
}

void LatexParser::expect(bool found) {
  if (!found) source_.fail();
}

std::vector<LatexParser::Row> LatexParser::rows(Closer closer) {
  std::vector<Row> result(1);
  for (;;) {
    result.back().push_back(row(closer));
    if (source_.take(U'&')) continue;
    const std::string name = source_.peek_command();
    if (name != "\\" && name != "cr") break;
    source_.take_command();
    source_.take(U'*');
    source_.skip_length();
    result.emplace_back();
  }
  if (result.size() > 1 && says_nothing(result.back())) result.pop_back();
  return result;
}

// Cells in rows are lined up as in the environment "aligned": right, left, right …
MathNode LatexParser::block(Closer closer) {
  std::vector<Row> found = rows(closer);
  bool has_cells = false;
  for (const Row& cells : found) has_cells = has_cells || cells.size() > 1;
  if (has_cells) return matrix(std::move(found), "rl");
  if (found.size() == 1) return std::move(found.front().front());
  std::vector<MathNode> lines;
  lines.reserve(found.size());
  for (Row& cells : found) lines.push_back(std::move(cells.front()));
  return math_node(MathNode::Kind::lines, std::move(lines));
}

bool LatexParser::stops() const {
  switch (source_.peek()) {
    case U'\0':
    case U'}':
    case U'&':
    case U'$':
      return true;
    case U']':
      return closer_ == Closer::bracket;
    case U'\\': {
      const std::string name = source_.peek_command();
      return name == "\\" || name == "cr" || name == "right" || name == "middle" || name == "end";
    }
    default:
      return false;
  }
}

std::optional<LatexCommand> LatexParser::parting() const {
  auto command = latex_command(source_.peek_command());
  using Action = LatexCommand::Action;
  if (command && command->action != Action::over && command->action != Action::choose) command.reset();
  return command;
}

MathNode LatexParser::row(Closer closer) {
  const Level level(*this);
  const Closer outer = std::exchange(closer_, closer);
  const Letters letters = letters_;
  std::vector<MathNode> parts;
  std::vector<MathNode> above;
  std::optional<LatexCommand> parted;
  for (source_.skip_spaces(); !stops(); source_.skip_spaces()) {
    if (const auto found = parting()) {
      expect(!parted);
      source_.take_command();
      parted = found;
      above = std::exchange(parts, {});
      continue;
    }
    MathNode next = item();
    if (!next.empty()) parts.push_back(std::move(next));
  }
  letters_ = letters;
  closer_ = outer;
  MathNode result = math_row(with_fences(std::move(parts)));
  return parted ? parted_row(*parted, math_row(with_fences(std::move(above))), std::move(result)) : result;
}

MathNode LatexParser::item() {
  MathNode result = scripted(atom());
  const bool is_function = result.kind == MathNode::Kind::function;
  if (is_function || result.kind == MathNode::Kind::nary) result.parts.back() = operand(is_function);
  return result;
}

// An operand goes on to the next sign that is not in brackets and binds less. That of a function is one pair
// of brackets, or what stands before the next.
MathNode LatexParser::operand(bool of_function) {
  const Level level(*this);
  std::vector<MathNode> parts;
  int brackets = 0;
  bool bracketed = false;
  bool in_bars = false;
  for (source_.skip_spaces(); !stops() && !parting(); source_.skip_spaces()) {
    const MathClass next = next_class();
    const bool ends = next != MathClass::ordinary && next != MathClass::opening && next != MathClass::large;
    const bool ends_function = of_function && !parts.empty() &&
                               (bracketed || next == MathClass::large || next == MathClass::opening);
    if (brackets == 0 && !in_bars && (ends || ends_function)) break;
    in_bars = in_bars != (brackets == 0 && source_.peek() == U'|');
    if (next == MathClass::opening) ++brackets;
    if (next == MathClass::closing) --brackets;
    bracketed = bracketed || next == MathClass::opening;
    MathNode part = item();
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return math_row(with_fences(std::move(parts)));
}

MathClass LatexParser::next_class() const {
  if (source_.peek() != U'\\') return math_class(source_.peek());
  const std::string name = source_.peek_command();
  if (const auto symbol = math_symbol(name)) return symbol->role;
  const auto command = latex_command(name);
  using Action = LatexCommand::Action;
  switch (command ? command->action : Action::ignored) {
    case Action::nary:
    case Action::function:
    case Action::name:
      return MathClass::large;
    case Action::tag:
    case Action::arrow:
    case Action::modulo:
    case Action::negated:
      return MathClass::relation;
    default:
      return MathClass::ordinary;
  }
}

MathNode LatexParser::atom() {
  switch (source_.peek()) {
    case U'{':
      return group();
    case U'\\':
      return command();
    case U'^':
    case U'_':
    case U'\'':
      return {};
    default:
      return is_digit(source_.peek()) ? number() : character();
  }
}

MathNode LatexParser::character() {
  const char32_t sign = letter_of(letters_.alphabet, shown(source_.take()));
  return run(std::u32string_view(&sign, 1));
}

MathNode LatexParser::number() {
  std::u32string digits;
  do {
    digits += letter_of(letters_.alphabet, source_.take());
  } while (is_digit(source_.peek()) || (source_.peek() == U'.' && is_digit(source_.peek_after())));
  return run(digits);
}

MathNode LatexParser::group() {
  source_.take(U'{');
  MathNode result = block(Closer::brace);
  expect(source_.take(U'}'));
  return result;
}

// An argument without braces is one digit, letter or command.
MathNode LatexParser::argument() {
  const Level level(*this);
  source_.skip_spaces();
  expect(!stops() && source_.peek() != U'^' && source_.peek() != U'_');
  if (source_.at_end()) return {};
  return is_digit(source_.peek()) ? character() : atom();
}

MathNode LatexParser::run(std::u32string_view text) const {
  MathNode result;
  result.kind = MathNode::Kind::run;
  result.text = to_utf8(text);
  result.font = letters_.font;
  return result;
}

MathNode math_node(MathNode::Kind kind, std::vector<MathNode> parts, std::string text) {
  MathNode result;
  result.kind = kind;
  result.parts = std::move(parts);
  result.text = std::move(text);
  return result;
}

MathNode math_words(std::string text) {
  MathNode result = math_node(MathNode::Kind::run, {}, std::move(text));
  result.font.face = MathFont::Face::text;
  return result;
}

MathNode math_row(std::vector<MathNode> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return math_node(MathNode::Kind::row, std::move(parts));
}

MathNode math_fence(std::string open, MathNode inner, std::string close) {
  MathNode result = math_node(MathNode::Kind::fence, {std::move(inner)}, std::move(open));
  result.close = std::move(close);
  return result;
}

std::optional<MathNode> parse_latex(std::string_view latex, MathPlace place) {
  if (latex.size() > 4 * kLongestLatex) return std::nullopt;
  std::u32string source = to_utf32(clean(latex));
  if (source.size() > kLongestLatex) return std::nullopt;
  return LatexParser(std::move(source), place).formula();
}

}  // namespace ocrchat
