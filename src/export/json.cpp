#include "document/json.hpp"

#include <boost/json.hpp>

#include "export/writers.hpp"

namespace ocrchat {

void write_json(PageSource& pages, const Original*, Sink& out) {
  std::string head = json_text(head_to_json(pages.head()));
  head.pop_back();  // the brace that closes it comes after the pages
  out.write(head + ",\"pages\":[");
  bool first = true;
  while (const auto page = pages.next()) {
    out.write((first ? "\n" : ",\n") + serialize_page(*page));
    first = false;
  }
  out.write("\n]}\n");
}

}  // namespace ocrchat
