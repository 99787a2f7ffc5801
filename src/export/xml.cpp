#include "export/xml.hpp"

#include "export/clean.hpp"

namespace ocrchat {

std::string xml_escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 16);
  for (const char c : clean(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace ocrchat
