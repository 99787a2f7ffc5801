#include "vlm/markdown_parts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "vlm/formula.hpp"

namespace ocrchat {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestFormula = 4000;
constexpr std::size_t kLongestTag = 2000;

using Kind = MarkdownPart::Kind;

/// Finds a text again and again, each time further on; never looks at a place twice.
class ForwardFinder {
 public:
  ForwardFinder(std::string_view text, std::string_view what) : text_(text), what_(what) {}
  std::size_t from(std::size_t at) {
    if (!looked_ || (found_ != kNone && found_ < at)) found_ = text_.find(what_, at);
    looked_ = true;
    return found_;
  }

 private:
  std::string_view text_;
  std::string_view what_;
  std::size_t found_ = 0;
  bool looked_ = false;
};

// "\[1\]" is a reference whose brackets are escaped.
bool is_reference(std::string_view inside) {
  return inside.find_first_not_of("0123456789,;- ") == kNone;
}

/// Tags of models' own, or that they use in their own way.
struct Element {
  std::string_view begin;
  std::string_view end;
  Kind kind;
};
constexpr std::array kElements{
    Element{"<img", "</img>", Kind::picture},
    Element{"<page_number>", "</page_number>", Kind::page_number},
    Element{"<watermark>", "</watermark>", Kind::watermark},
};

class MarkdownParter {
 public:
  explicit MarkdownParter(std::string_view text) : text_(text) {}

  std::vector<MarkdownPart> take() {
    while (at_ < text_.size()) {
      const bool starts_line = at_ == 0 || text_[at_ - 1] == '\n';
      if (starts_line) in_row_ = text_[at_] == '|';
      if (starts_line && (take_fence() || take_formula())) continue;
      if (text_[at_] == '<' && !in_row_ && (take_table() || take_element())) continue;
      if (text_[at_] == '\\' && take_backslash()) continue;
      running_ += text_[at_++];
    }
    end_running();
    return std::move(parts_);
  }

 private:
  void end_running() {
    if (!trimmed(running_).empty()) parts_.push_back({Kind::markdown, running_});
    running_.clear();
  }
  void add(Kind kind, std::string_view text, std::size_t end) {
    end_running();
    parts_.push_back({kind, std::string(text)});
    at_ = end;
  }
  bool stands(std::string_view what, std::size_t at) const { return text_.substr(at).starts_with(what); }
  std::size_t line_begin(std::size_t at) const {
    return std::min(text_.find_first_not_of(' ', at), text_.size());
  }
  std::size_t line_end(std::size_t at) const {
    const std::size_t end = text_.find('\n', at);
    return end == kNone ? text_.size() : end + 1;
  }

  // What stands between fences stays as it is.
  bool take_fence() {
    const std::string_view fence = text_.substr(line_begin(at_), 3);
    std::size_t end = line_end(at_);
    const std::string_view rest = text_.substr(std::min(line_begin(at_) + 3, end), end);
    if (fence != "```" && fence != "~~~") return false;
    if (rest.substr(0, rest.find('\n')).find('`') != kNone) return false;  // "```a``` b": code in a line
    while (end < text_.size() && !stands(fence, line_begin(end))) end = line_end(end);
    end = line_end(end);
    running_ += text_.substr(at_, end - at_);
    at_ = end;
    return true;
  }

  // Set apart in lines of its own.
  bool take_formula() {
    const std::size_t begin = line_begin(at_);
    if (stands("$$", begin)) return take_formula(begin + 2, dollars_.from(begin + 2));
    if (stands("\\[", begin)) return take_formula(begin + 2, brackets_.from(begin + 2));
    return false;
  }
  bool take_formula(std::size_t begin, std::size_t end) {
    if (end == kNone || end - begin > kLongestFormula) return false;
    const std::string_view inside = trimmed(text_.substr(begin, end - begin));
    const bool one_piece = inside.starts_with("\\begin") || inside.find("\n\n") == kNone;
    if (inside.empty() || is_reference(inside) || !one_piece) return false;
    add(Kind::formula, bare_latex(inside), end + 2);
    return true;
  }

  bool take_table() {
    constexpr std::string_view kBegin = "<table";
    constexpr std::string_view kEnd = "</table>";
    const auto is = [&](std::string_view tag, std::size_t at) {
      return ascii_lower(text_.substr(at, tag.size())) == tag;
    };
    if (!is(kBegin, at_)) return false;
    int open = 0;
    for (std::size_t at = at_; at != kNone; at = text_.find('<', at + 1)) {
      if (is(kBegin, at)) ++open;
      if (is(kEnd, at) && --open == 0) {
        add(Kind::table, text_.substr(at_, at + kEnd.size() - at_), at + kEnd.size());
        return true;
      }
    }
    add(Kind::table, text_.substr(at_), text_.size());
    return true;
  }

  bool take_element() {
    for (const Element& element : kElements) {
      if (!stands(element.begin, at_)) continue;
      const std::string_view near = text_.substr(at_, kLongestTag);
      const std::size_t tag_end = near.find('>');
      if (tag_end == kNone) return false;
      const std::size_t end = near.find(element.end, tag_end);
      const std::size_t again = near.find(element.begin, tag_end);
      const bool closed = end != kNone && end < again;
      if (!closed && element.kind != Kind::picture) return false;
      const std::string_view inside = closed ? near.substr(tag_end + 1, end - tag_end - 1) : "";
      add(element.kind, element.kind == Kind::picture ? "" : inside,
          at_ + (closed ? end + element.end.size() : tag_end + 1));
      return true;
    }
    return false;
  }

  bool take_backslash() {
    if (stands("\\\\", at_)) return keep(2);
    if (stands("\\(", at_)) return take_inline(round_, "$");
    if (stands("\\[", at_)) return take_inline(brackets_, in_row_ ? "$" : "$$");
    return false;
  }
  bool keep(std::size_t size) {
    running_ += text_.substr(at_, size);
    at_ += size;
    return true;
  }
  bool take_inline(ForwardFinder& ends, std::string_view mark) {
    const std::size_t begin = at_ + 2;
    const std::size_t end = ends.from(begin);
    if (end == kNone || end - begin > kLongestFormula || blank_lines_.from(begin) < end) return keep(2);
    const std::string_view inside = trimmed(text_.substr(begin, end - begin));
    if (inside.empty() || (mark != "$" && is_reference(inside))) return keep(2);
    running_ += mark;
    running_ += inside;
    running_ += mark;
    at_ = end + 2;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool in_row_ = false;  // of a pipe table, which a part of its own would tear
  std::string running_;
  std::vector<MarkdownPart> parts_;
  ForwardFinder dollars_{text_, "$$"};
  ForwardFinder brackets_{text_, "\\]"};
  ForwardFinder round_{text_, "\\)"};
  ForwardFinder blank_lines_{text_, "\n\n"};
};

}  // namespace

std::vector<MarkdownPart> parts_of_markdown(std::string_view text) {
  return MarkdownParter(text).take();
}

}  // namespace ocrchat
