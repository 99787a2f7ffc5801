#include "image/encoding.hpp"

#include <string>

#include "base/error.hpp"

namespace ocrchat {

void check_encodable(const Image& image, int longest_side) {
  if (image.empty() || (image.channels != 1 && image.channels != 3)) {
    throw Error(ErrorCode::internal, {}, "an image that cannot be encoded");
  }
  if (image.width <= longest_side && image.height <= longest_side) return;
  throw Error(ErrorCode::too_many_pixels, "The image is " + std::to_string(image.width) + " × " +
                                              std::to_string(image.height) + " pixels; this format ends at " +
                                              std::to_string(longest_side) + " a side.");
}

}  // namespace ocrchat
