#include "worker/page_lines.hpp"

#include "document/json.hpp"

namespace ocrchat {

void write_page_lines(PageSource& pages, Sink& out) {
  while (const auto page = pages.next()) out.write(serialize_page(*page) + '\n');
}

std::optional<Page> PageLines::next() {
  if (at_ >= lines_.size()) return std::nullopt;
  const std::string_view rest = lines_.substr(at_);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  at_ += line.size() + 1;
  return page_from_json(line);
}

}  // namespace ocrchat
