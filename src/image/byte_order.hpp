#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.hpp"

namespace ocrchat {

/// Numbers at places in a file; nothing where the file ends before them.
class ByteOrder {
 public:
  ByteOrder(BytesView bytes, bool big_endian) : bytes_(bytes), big_(big_endian) {}

  std::optional<std::uint16_t> u16(std::uint64_t at) const { return as<std::uint16_t>(at); }
  std::optional<std::uint32_t> u32(std::uint64_t at) const { return as<std::uint32_t>(at); }
  std::optional<std::uint64_t> number(std::uint64_t at, std::size_t size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value = value << 8U | bytes_[static_cast<std::size_t>(at) + (big_ ? i : size - 1 - i)];
    }
    return value;
  }
  BytesView bytes() const { return bytes_; }

 private:
  template <typename T>
  std::optional<T> as(std::uint64_t at) const {
    const auto value = number(at, sizeof(T));
    if (!value) return std::nullopt;
    return static_cast<T>(*value);
  }

  BytesView bytes_;
  bool big_;
};

}  // namespace ocrchat
