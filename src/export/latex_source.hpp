#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ocrchat {

/// LaTeX source and how far it is read. Once it has failed, nothing is left to read.
class LatexSource {
 public:
  explicit LatexSource(std::u32string text) : text_(std::move(text)) {}

  bool at_end() const { return at_ >= text_.size(); }
  /// The next character; 0 at the end.
  char32_t peek() const { return at_end() ? U'\0' : text_[at_]; }
  /// The character after it.
  char32_t peek_after() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : U'\0'; }
  /// The name of the command that stands next, without its backslash; empty if none does.
  std::string peek_command() const;

  char32_t take();
  /// Reads over the character or the command if it stands next.
  bool take(char32_t wanted);
  bool take_command(std::string_view wanted);
  /// Reads over a command and the white space that ends its name.
  std::string take_command();
  void skip_spaces();
  /// What stands between the next character, which opens it, and the one that closes it; fails if none does.
  std::u32string take_raw(char32_t open, char32_t close);
  /// Reads over what stands in square brackets right here, if it is short.
  void skip_length();

  void fail();
  bool failed() const { return failed_; }

 private:
  std::size_t end_of_command() const;

  std::u32string text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace ocrchat
