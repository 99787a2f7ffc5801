#pragma once

#include <string_view>
#include <vector>

#include "document/model.hpp"

namespace ocrchat {

/// The blocks of a page in DeepSeek-OCR's grounded Markdown: before each element stand its label and its
/// boxes,
/// "<|ref|>text<|/ref|><|det|>[[10, 20, 400, 60]]<|/det|>"; or "text[[10, 20, 400, 60]]" where the server
/// left the special tokens out. Boxes are as they stand there. A text without them is Markdown.
std::vector<Block> blocks_of_tagged_markdown(std::string_view text);

}  // namespace ocrchat
