#include "export/formats.hpp"

#include <algorithm>
#include <array>

#include "export/writers.hpp"

namespace ocrchat {
namespace {

constexpr std::array kFormats{
    Format{"txt", "text/plain; charset=utf-8", false, write_txt},
    Format{"md", "text/markdown; charset=utf-8", false, write_markdown},
    Format{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false,
           write_docx},
    Format{"pdf", "application/pdf", true, write_pdf},
    Format{"csv", "text/csv; charset=utf-8", false, write_csv},
    Format{"json", "application/json", false, write_json},
};

}  // namespace

std::span<const Format> formats() {
  return kFormats;
}

const Format* find_format(std::string_view name) {
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                   [name](const Format& each) { return each.name == name; });
  return found == kFormats.end() ? nullptr : found;
}

std::string format_names() {
  std::string result;
  for (const Format& format : kFormats) {
    if (!result.empty()) result += ", ";
    result += format.name;
  }
  return result;
}

}  // namespace ocrchat
