#include "document/text.hpp"
#include "export/clean.hpp"
#include "export/writers.hpp"

namespace ocrchat {

void write_txt(PageSource& pages, const Original*, Sink& out) {
  bool first = true;
  while (const auto page = pages.next()) {
    if (!first) out.write("\f");
    out.write(clean(text_of(*page)) + "\n");
    first = false;
  }
}

}  // namespace ocrchat
