#include "vlm/html_node.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>

#include "base/utf8.hpp"
#include "vlm/formula.hpp"
#include "vlm/raised.hpp"

namespace ocrchat {
namespace {

const xmlChar* bytes_of(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

void append_children(xmlNode* node, std::string& text, int depth) {
  for (xmlNode* child = node->children; child != nullptr && depth < kDeepestHtml; child = child->next) {
    append_node(child, text, depth);
  }
}

bool is_ticked(xmlNode* input) {
  return xmlHasProp(input, bytes_of("checked")) != nullptr;
}

void append_element(xmlNode* node, std::string& text, int depth) {
  const std::string_view name = name_of(node);
  if (name == "br") {
    text += '\n';
  } else if (name == "input") {
    if (is_one_of(attribute(node, "type"), {"checkbox", "radio"})) text += is_ticked(node) ? "☑ " : "☐ ";
  } else if (name == "math") {
    std::string latex;
    append_children(node, latex, depth + 1);
    text += '$' + bare_latex(latex) + '$';
  } else if (is_one_of(name, {"sup", "sub"})) {
    std::string small;
    append_children(node, small, depth + 1);
    text += name == "sup" ? raised(small) : lowered(small);
  } else if (!is_one_of(name, {"script", "style", "img"})) {
    append_children(node, text, depth + 1);
    if (is_one_of(name, {"p", "div", "li", "tr"})) text += '\n';
  }
}

}  // namespace

std::string_view name_of(const xmlNode* node) {
  return node->name == nullptr ? std::string_view() : reinterpret_cast<const char*>(node->name);
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

std::string attribute(xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlGetProp(node, bytes_of(name)), xmlFree);
  return value ? reinterpret_cast<const char*>(value.get()) : "";
}

int number(xmlNode* node, const char* name, int otherwise) {
  const std::string text = attribute(node, name);
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void append_node(xmlNode* node, std::string& text, int depth) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    for (const char c : std::string_view(reinterpret_cast<const char*>(node->content))) {
      text += c == '\n' || c == '\t' ? ' ' : c;
    }
  } else if (node->type == XML_ELEMENT_NODE) {
    append_element(node, text, depth);
  }
}

std::string text_in(xmlNode* node) {
  std::string text;
  append_children(node, text, 0);
  return text;
}

std::string character_of(std::string_view entity) {
  if (!entity.starts_with('&') || !entity.ends_with(';')) return std::string(entity);
  const std::string name(entity.substr(1, entity.size() - 2));
  if (!name.starts_with('#')) {
    const htmlEntityDesc* known = htmlEntityLookup(bytes_of(name.c_str()));
    return known != nullptr ? to_utf8(static_cast<char32_t>(known->value)) : std::string(entity);
  }
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const char* begin = name.c_str() + (hex ? 2 : 1);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(begin, name.c_str() + name.size(), value, hex ? 16 : 10);
  const bool whole = error == std::errc{} && end == name.c_str() + name.size();
  const bool scalar = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return whole && scalar ? to_utf8(static_cast<char32_t>(value)) : std::string(entity);
}

}  // namespace ocrchat
