#include "vlm/plain_text.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "vlm/formula.hpp"
#include "vlm/generated.hpp"
#include "vlm/limits.hpp"
#include "vlm/otsl.hpp"

namespace ocrchat {
namespace {

bool is_displayed(std::string_view text) {
  const auto between = [&](std::string_view begin, std::string_view end) {
    return text.size() > begin.size() + end.size() && text.starts_with(begin) && text.ends_with(end) &&
           text.substr(begin.size(), text.size() - begin.size() - end.size()).find(end) ==
               std::string_view::npos;
  };
  return between("$$", "$$") || between("\\[", "\\]");
}

Block block_of(std::string_view text) {
  if (is_otsl(text)) return table_of_otsl(text);
  if (!is_displayed(text)) return generated_block(BlockKind::paragraph, text);
  Block block;
  block.kind = BlockKind::formula;
  block.content = Formula{bare_latex(text), {}};
  return block;
}

}  // namespace

std::vector<Block> blocks_of_plain_text(std::string_view text) {
  std::vector<Block> result;
  while (!text.empty() && result.size() < kMostBlocks) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    const std::string_view paragraph = trimmed(text.substr(0, end));
    if (!paragraph.empty()) result.push_back(block_of(paragraph));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return result;
}

}  // namespace ocrchat
