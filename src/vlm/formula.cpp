#include "vlm/formula.hpp"

#include <array>
#include <utility>

#include "base/utf8.hpp"

namespace ocrchat {

std::string bare_latex(std::string_view latex) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMarks{
      {{"$$", "$$"}, {"\\[", "\\]"}, {"\\(", "\\)"}, {"$", "$"}}};
  latex = trimmed(latex);
  for (const auto& [begin, end] : kMarks) {
    if (latex.size() < begin.size() + end.size() || !latex.starts_with(begin) || !latex.ends_with(end))
      continue;
    latex.remove_prefix(begin.size());
    latex.remove_suffix(end.size());
    break;
  }
  return std::string(trimmed(latex));
}

}  // namespace ocrchat
