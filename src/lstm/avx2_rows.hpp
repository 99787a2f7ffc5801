#pragma once

#ifdef __x86_64__

#include <cassert>
#include <cstdint>

#include "lstm/aligned.hpp"
#include "lstm/avx2_math.hpp"

namespace ocrchat {

/// Rows of activations as wide as the weights they are multiplied by.
template <typename Weight>
class Avx2Rows;

/// Made 16 bits wide, as many as there is room for.
template <>
class Avx2Rows<std::int16_t> {
 public:
  using Element = std::int16_t;

  explicit Avx2Rows(std::size_t width) : stride_(rounded_up(width, kWide)) { assert(room() > 0); }

  std::size_t room() const { return kRoom / stride_; }
  std::size_t stride() const { return stride_; }
  const Element* row(std::size_t index) const { return values_ + index * stride_; }

  OCRCHAT_AVX2 void take(std::size_t rows, const Activation* in, std::size_t in_stride) {
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t k = 0; k < stride_; k += kWide) {
        const auto* bytes = reinterpret_cast<const __m128i*>(in + row * in_stride + k);
        _mm256_store_si256(reinterpret_cast<__m256i*>(values_ + row * stride_ + k),
                           _mm256_cvtepu8_epi16(_mm_loadu_si128(bytes)));
      }
  }

 private:
  static constexpr std::size_t kWide = 16;
  static constexpr std::size_t kRoom = 24576;

  std::size_t stride_;
  alignas(32) Element values_[kRoom];
};

/// As they are.
template <>
class Avx2Rows<std::int8_t> {
 public:
  using Element = Activation;

  explicit Avx2Rows(std::size_t /*width*/) {}

  std::size_t room() const { return std::size_t{1} << 30; }
  std::size_t stride() const { return stride_; }
  const Element* row(std::size_t index) const { return first_ + index * stride_; }

  void take(std::size_t /*rows*/, const Activation* in, std::size_t in_stride) {
    first_ = in;
    stride_ = in_stride;
  }

 private:
  const Activation* first_ = nullptr;
  std::size_t stride_ = 0;
};

}  // namespace ocrchat

#endif
