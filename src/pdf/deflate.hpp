#pragma once

#include <string>
#include <string_view>

namespace ocrchat {

/// zlib data of `bytes`, always the same for the same input.
/// @throws Error(internal)
std::string deflated(std::string_view bytes);

/// Whether `data` is sound zlib data of exactly `length` bytes.
bool inflates_to(std::string_view data, std::size_t length);

}  // namespace ocrchat
