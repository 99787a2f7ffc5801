#include "export/latex_brackets.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "export/latex_parser.hpp"

namespace ocrchat {
namespace {

using Kind = MathNode::Kind;

constexpr std::size_t kMostOpen = 8;  // deeper brackets stay runs: rows may nest, too

/// The sign that a part is, or that has the scripts which it is.
MathNode& sign_of(MathNode& part) {
  return part.kind == Kind::scripts ? part.parts.front() : part;
}

std::string_view run_text(MathNode& part) {
  const MathNode& sign = sign_of(part);
  return sign.kind == Kind::run && sign.font.face != MathFont::Face::text ? sign.text : std::string_view();
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> signs) {
  return std::find(signs.begin(), signs.end(), text) != signs.end();
}

bool opens(MathNode& part) {
  return part.kind == Kind::run && is_one_of(run_text(part), {"(", "[", "{", "⟨", "⌊", "⌈"});
}

bool closes(MathNode& part) {
  return is_one_of(run_text(part), {")", "]", "}", "⟩", "⌋", "⌉"});
}

std::vector<MathNode> with_bars(std::vector<MathNode> parts);

/// Takes the parts from the one at `open` into a fence that `part` closes; its scripts become the fence's.
void close_fence(std::vector<MathNode>& parts, std::size_t open, MathNode part) {
  std::vector<MathNode> inner;
  for (std::size_t i = open + 1; i < parts.size(); ++i) inner.push_back(std::move(parts[i]));
  MathNode& sign = sign_of(part);
  MathNode fence = math_fence(std::move(parts[open].text), {}, std::move(sign.text));
  fence.parts.front() = math_row(with_bars(std::move(inner)));
  sign = std::move(fence);
  parts.resize(open);
  parts.push_back(std::move(part));
}

/// Bars are paired as they come; two that touch are one double bar.
std::vector<MathNode> with_bars(std::vector<MathNode> parts) {
  std::vector<MathNode> result;
  std::optional<std::size_t> open;
  for (MathNode& part : parts) {
    if (run_text(part) == "|" && !result.empty() && result.back().kind == Kind::run &&
        result.back().text == "|") {
      if (open == result.size() - 1) open.reset();
      result.pop_back();
      sign_of(part).text = "‖";
    }
    const bool is_bar = is_one_of(run_text(part), {"|", "‖"});
    if (is_bar && open && result[*open].text == run_text(part) && result.size() > *open + 1) {
      close_fence(result, *std::exchange(open, std::nullopt), std::move(part));
      continue;
    }
    if (is_bar && !open && part.kind == Kind::run) open = result.size();
    result.push_back(std::move(part));
  }
  return result;
}

}  // namespace

std::vector<MathNode> with_fences(std::vector<MathNode> parts) {
  std::vector<MathNode> result;
  std::vector<std::size_t> open;
  for (MathNode& part : parts) {
    if (closes(part) && !open.empty()) {
      close_fence(result, open.back(), std::move(part));
      open.pop_back();
      continue;
    }
    if (opens(part) && open.size() < kMostOpen) open.push_back(result.size());
    result.push_back(std::move(part));
  }
  return with_bars(std::move(result));
}

}  // namespace ocrchat
