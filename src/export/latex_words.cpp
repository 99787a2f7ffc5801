#include <utility>

#include "base/utf8.hpp"
#include "export/latex_parser.hpp"

namespace ocrchat {

// The words of \text{…}: braces in them only group, and $…$ is a formula again.
MathNode LatexParser::words(MathFont font) {
  std::vector<MathNode> parts;
  std::u32string text;
  const auto end_run = [&] {
    if (text.empty()) return;
    parts.push_back(math_words(to_utf8(std::exchange(text, {}))));
    parts.back().font = font;
  };
  source_.skip_spaces();
  expect(source_.take(U'{'));
  for (int open = 1; open > 0;) {
    expect(!source_.at_end());
    if (source_.at_end()) break;
    if (source_.peek() == U'\\') {
      word_command(text);
      continue;
    }
    const char32_t c = source_.take();
    if (c == U'{' || c == U'}') {
      open += c == U'{' ? 1 : -1;
    } else if (c == U'$') {
      end_run();
      parts.push_back(row(Closer::dollar));
      expect(source_.take(U'$'));
    } else {
      text += c == U'~' ? U'\u00A0' : c == U'\n' || c == U'\t' ? U' ' : c;
    }
  }
  end_run();
  return math_row(std::move(parts));
}

void LatexParser::word_command(std::u32string& text) {
  const std::string name = source_.take_command();
  if (const auto symbol = math_symbol(name)) {
    text += symbol->sign;
    return;
  }
  const auto command = latex_command(name);
  if (command && command->action == LatexCommand::Action::space) {
    text += to_utf32(command->text);
  } else if (!command || command->action != LatexCommand::Action::words) {
    text += U'\\' + to_utf32(name) + U' ';
  }
}

}  // namespace ocrchat
