#include "llm/data_url.hpp"

#include <sodium.h>

namespace ocrchat {

std::string data_url(std::string_view media_type, BytesView bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return "data:" + std::string(media_type) + ";base64," + text;
}

}  // namespace ocrchat
