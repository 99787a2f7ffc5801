#include "base/error.hpp"
#include "export/writers.hpp"

namespace ocrchat {

void write_pdf(PageSource& pages, const Original* original, Sink& out) {
  if (original == nullptr) throw Error(ErrorCode::internal, {}, "write_pdf: no original");
  const NextPage next = [&pages] { return pages.next(); };
  if (original->type == MediaType::pdf) {
    write_text_layer(original->bytes, original->password, next, out);
    return;
  }
  if (original->frames == nullptr) throw Error(ErrorCode::internal, {}, "write_pdf: no frames");
  write_image_pdf(original->bytes, original->type, *original->frames, next, out);
}

}  // namespace ocrchat
