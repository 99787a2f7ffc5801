#include "grounding/prompt_text.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

/// Lower case, without the brackets and a slash after the first.
constexpr std::array<std::string_view, 33> kAngled{"s",
                                                   "bos",
                                                   "eos",
                                                   "pad",
                                                   "unk",
                                                   "mask",
                                                   "cls",
                                                   "sep",
                                                   "eot",
                                                   "eod",
                                                   "image",
                                                   "img",
                                                   "image_soft_token",
                                                   "video",
                                                   "audio",
                                                   "box",
                                                   "quad",
                                                   "ref",
                                                   "think",
                                                   "tool_call",
                                                   "tool_response",
                                                   "tool_output",
                                                   "tools",
                                                   "function_calls",
                                                   "start_of_turn",
                                                   "end_of_turn",
                                                   "start_of_image",
                                                   "end_of_image",
                                                   "end_of_utterance",
                                                   "endoftext",
                                                   "<sys>",
                                                   "</sys>",
                                                   "fake_token_around_image"};
constexpr std::array<std::string_view, 10> kSquare{
    "inst",         "sys",          "system_prompt", "available_tools", "tool_calls",
    "tool_results", "tool_content", "img",           "img_break",       "img_end"};
constexpr std::size_t kLongestToken = 80;  // characters

bool is_unseen(char32_t c) {
  if (c == U'\n' || c == U'\t') return false;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_PRIVATE_USE_CHAR ||
         type == U_SURROGATE || type == U_UNASSIGNED ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

template <std::size_t N>
bool is_one_of(std::u32string_view inner, const std::array<std::string_view, N>& names) {
  std::string name = ascii_lower(to_utf8(inner));
  if (name.starts_with('/')) name.erase(0, 1);
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_bar(char32_t c) {
  return c == U'|' || c == U'｜';
}

/// <|anything|>, also with the wide bars of some models.
bool is_barred(std::u32string_view inner) {
  return inner.size() >= 2 && is_bar(inner.front()) && is_bar(inner.back()) &&
         inner.find(U'\n') == std::u32string_view::npos;
}

/// Where a special token that ends with the text begins; npos if none does.
std::size_t token_start(const std::u32string& text) {
  const char32_t last = text.back();
  if (last != U'>' && last != U']') return std::u32string::npos;
  const char32_t opening = last == U'>' ? U'<' : U'[';
  const std::size_t first = text.size() > kLongestToken ? text.size() - kLongestToken : 0;
  for (std::size_t at = text.size() - 1; at-- > first;) {
    if (text[at] != opening) continue;
    const std::u32string_view inner = std::u32string_view(text).substr(at + 1, text.size() - at - 2);
    const bool special =
        last == U'>' ? is_barred(inner) || is_one_of(inner, kAngled) : is_one_of(inner, kSquare);
    if (special) return at;
  }
  return std::u32string::npos;
}

}  // namespace

std::string sanitized(std::string_view text) {
  std::u32string result;
  for (const char32_t c : to_utf32(text)) {
    if (is_unseen(c)) continue;
    result += c;
    // A token goes as soon as it is complete, so that none comes about by another's going.
    const std::size_t start = token_start(result);
    if (start != std::u32string::npos) result.resize(start);
  }
  return to_utf8(result);
}

std::string fenced(std::string_view text, std::string_view nonce) {
  if (nonce.empty()) throw Error(ErrorCode::internal, {}, "a fence without a nonce");
  std::string inner = sanitized(text);
  for (std::size_t at = inner.find(nonce); at != std::string::npos; at = inner.find(nonce, at)) {
    inner.erase(at, nonce.size());
    at = at > nonce.size() ? at - nonce.size() : 0;
  }
  const std::string name = "document " + std::string(nonce);
  return "<<<" + name + ">>>\n" + inner + "\n<<<end of " + name + ">>>\n";
}

std::string fenced_pages(std::span<const Page> pages, std::string_view nonce, int first) {
  std::string result;
  for (const Page& page : pages) {
    result += "\nPage " + std::to_string(page.index + first) + "\n" + fenced(text_of(page), nonce) + "\n";
  }
  return result;
}

std::string with_nonce(std::string_view orders, std::string_view nonce) {
  std::string result(orders);
  if (const std::size_t at = result.find('%'); at != std::string::npos) result.replace(at, 1, nonce);
  return result;
}

}  // namespace ocrchat
