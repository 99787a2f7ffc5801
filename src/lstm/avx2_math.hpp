#pragma once

#ifdef __x86_64__

#include <immintrin.h>

#include "lstm/exact_math.hpp"
#include "lstm/fast_math.hpp"
#include "lstm/layers.hpp"

/// Code for processors with AVX2 and FMA. Only what is marked is compiled for them, so that no function
/// shared with other files can be.
#define OCRCHAT_AVX2 __attribute__((target("avx2,fma")))
#define OCRCHAT_AVX2_INLINE inline __attribute__((always_inline, target("avx2,fma")))

namespace ocrchat {

/// What a block of cells is made with, eight at a time; see Avx512Math.
template <Precision kPrecision>
struct Avx2Math;

/// As tesseract: tables, and no sums fused with products.
template <>
struct Avx2Math<Precision::exact> {
  static constexpr std::array<float, kGates> kGateFactors = {1, 1, 1, 1};
  static constexpr float kTanhFactor = 1;

  const ExactMath& math;

  OCRCHAT_AVX2_INLINE static __m256 sign_bit() { return _mm256_set1_ps(-0.F); }

  OCRCHAT_AVX2_INLINE static __m256 look_up(const ExactMath::Table& table, __m256 x) {
    const __m256 place = _mm256_mul_ps(x, _mm256_set1_ps(ExactMath::kPointsPerUnit));
    const __m256i index =
        _mm256_min_epu32(_mm256_cvttps_epi32(place), _mm256_set1_epi32(ExactMath::kPoints - 1));
    const __m256 value = _mm256_i32gather_ps(&table.front().value, index, sizeof(ExactMath::Point));
    const __m256 rise = _mm256_i32gather_ps(&table.front().rise, index, sizeof(ExactMath::Point));
    return _mm256_add_ps(value, _mm256_mul_ps(rise, _mm256_sub_ps(place, _mm256_cvtepi32_ps(index))));
  }
  OCRCHAT_AVX2_INLINE __m256 tanh(__m256 x) const {
    const __m256 upper = look_up(math.tanh_table(), _mm256_andnot_ps(sign_bit(), x));
    return _mm256_or_ps(upper, _mm256_and_ps(sign_bit(), x));
  }
  OCRCHAT_AVX2_INLINE __m256 logistic(__m256 x) const {
    const __m256 upper = look_up(math.logistic_table(), _mm256_andnot_ps(sign_bit(), x));
    return _mm256_blendv_ps(upper, _mm256_sub_ps(_mm256_set1_ps(1), upper), x);
  }
  OCRCHAT_AVX2_INLINE static __m256i units(__m256 x) {
    const __m256 scaled = _mm256_mul_ps(x, _mm256_set1_ps(127));
    const __m256 half = _mm256_or_ps(_mm256_set1_ps(.5F), _mm256_and_ps(sign_bit(), scaled));
    return _mm256_cvttps_epi32(_mm256_add_ps(scaled, half));
  }
  OCRCHAT_AVX2_INLINE __m256i features(__m256 x) const { return units(tanh(x)); }
  OCRCHAT_AVX2_INLINE __m256i cells(__m256 candidate, __m256 input, __m256 forget, __m256 output,
                                    float* states) const {
    const __m256 news = _mm256_mul_ps(tanh(candidate), logistic(input));
    __m256 state = _mm256_add_ps(_mm256_mul_ps(_mm256_loadu_ps(states), logistic(forget)), news);
    state = _mm256_min_ps(_mm256_max_ps(state, _mm256_set1_ps(-kMostState)), _mm256_set1_ps(kMostState));
    _mm256_storeu_ps(states, state);
    return units(_mm256_mul_ps(tanh(state), logistic(output)));
  }
};

/// Powers of two by polynomials; sums come scaled so that the powers are of two.
template <>
struct Avx2Math<Precision::fast> {
  static constexpr std::array<float, kGates> kGateFactors = {-2 * kLog2E, -kLog2E, -kLog2E, -kLog2E};
  static constexpr float kTanhFactor = -2 * kLog2E;

  const ExactMath& math;

  /// A number times 2^whole.
  OCRCHAT_AVX2_INLINE static __m256 times_power(__m256 number, __m256 whole) {
    return _mm256_castsi256_ps(
        _mm256_add_epi32(_mm256_castps_si256(number), _mm256_slli_epi32(_mm256_cvtps_epi32(whole), 23)));
  }
  OCRCHAT_AVX2_INLINE static __m256 nearest(__m256 x) {
    return _mm256_round_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  }
  OCRCHAT_AVX2_INLINE static __m256 power(__m256 x) {
    x = _mm256_max_ps(_mm256_min_ps(x, _mm256_set1_ps(kMostExponent)), _mm256_set1_ps(-kMostExponent));
    const __m256 whole = nearest(x);
    const __m256 rest = _mm256_sub_ps(x, whole);
    __m256 sum = _mm256_fmadd_ps(rest, _mm256_set1_ps(kPower3[0]), _mm256_set1_ps(kPower3[1]));
    sum = _mm256_fmadd_ps(sum, rest, _mm256_set1_ps(kPower3[2]));
    sum = _mm256_fmadd_ps(sum, rest, _mm256_set1_ps(kPower3[3]));
    return times_power(sum, whole);
  }
  /// One step of Newton's: the processor's guess of 12 bits is off by as much at every step of a line, and a
  /// state is multiplied by it at each.
  OCRCHAT_AVX2_INLINE static __m256 reciprocal(__m256 x) {
    const __m256 guess = _mm256_rcp_ps(x);
    return _mm256_mul_ps(guess, _mm256_fnmadd_ps(x, guess, _mm256_set1_ps(2)));
  }
  OCRCHAT_AVX2_INLINE static __m256 tanh_by_logistic(__m256 a, __m256 b) {
    const __m256 one = _mm256_set1_ps(1);
    const __m256 below = _mm256_mul_ps(_mm256_add_ps(one, a), _mm256_add_ps(one, b));
    return _mm256_mul_ps(_mm256_sub_ps(one, a), reciprocal(below));
  }
  OCRCHAT_AVX2_INLINE static __m256i units(__m256 x) {
    return _mm256_cvtps_epi32(_mm256_mul_ps(x, _mm256_set1_ps(127)));
  }
  OCRCHAT_AVX2_INLINE __m256i features(__m256 x) const {
    return units(tanh_by_logistic(power(x), _mm256_setzero_ps()));
  }
  OCRCHAT_AVX2_INLINE __m256i cells(__m256 candidate, __m256 input, __m256 forget, __m256 output,
                                    float* states) const {
    const __m256 kept = reciprocal(_mm256_add_ps(_mm256_set1_ps(1), power(forget)));
    const __m256 news = tanh_by_logistic(power(candidate), power(input));
    __m256 state = _mm256_fmadd_ps(_mm256_loadu_ps(states), kept, news);
    state = _mm256_min_ps(_mm256_max_ps(state, _mm256_set1_ps(-kMostState)), _mm256_set1_ps(kMostState));
    _mm256_storeu_ps(states, state);
    const __m256 scaled = _mm256_mul_ps(state, _mm256_set1_ps(-2 * kLog2E));
    return units(tanh_by_logistic(power(scaled), power(output)));
  }
};

/// Eight whole numbers as activations.
OCRCHAT_AVX2_INLINE void store_activations(__m256i units, Activation* to) {
  const __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(units), _mm256_extracti128_si256(units, 1));
  const __m128i bytes = _mm_xor_si128(_mm_packs_epi16(words, words), _mm_set1_epi8(static_cast<char>(0x80)));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(to), bytes);
}

OCRCHAT_AVX2_INLINE __m256 scaled(__m256i sums, const float* scales) {
  return _mm256_mul_ps(_mm256_cvtepi32_ps(sums), _mm256_load_ps(scales));
}

OCRCHAT_AVX2_INLINE float highest(const float* row, int stride) {
  __m256 most = _mm256_loadu_ps(row);
  for (int i = 8; i < stride; i += 8) most = _mm256_max_ps(most, _mm256_loadu_ps(row + i));
  alignas(32) float lanes[8];
  _mm256_store_ps(lanes, most);
  float found = lanes[0];
  for (const float lane : lanes) found = lane > found ? lane : found;
  return found;
}

/// Makes probabilities of a row of sums; `stride` is a multiple of eight, of which `count` are classes.
OCRCHAT_AVX2_INLINE void fast_softmax_of_eights(float* row, int count, int stride) {
  using Math = Avx2Math<Precision::fast>;
  for (int i = count; i < stride; ++i) row[i] = -1e30F;
  const __m256 most = _mm256_set1_ps(highest(row, stride));
  __m256 sum = _mm256_setzero_ps();
  for (int i = 0; i < stride; i += 8) {
    const __m256 below = _mm256_max_ps(_mm256_sub_ps(_mm256_loadu_ps(row + i), most), _mm256_set1_ps(-86));
    const __m256 x = _mm256_mul_ps(below, _mm256_set1_ps(kLog2E));
    const __m256 whole = Math::nearest(x);
    const __m256 rest = _mm256_sub_ps(x, whole);
    __m256 power = _mm256_set1_ps(kPower5[0]);
#pragma GCC unroll 5
    for (int next = 1; next < 6; ++next) power = _mm256_fmadd_ps(power, rest, _mm256_set1_ps(kPower5[next]));
    power = Math::times_power(power, whole);
    _mm256_storeu_ps(row + i, power);
    sum = _mm256_add_ps(sum, power);
  }
  alignas(32) float lanes[8];
  _mm256_store_ps(lanes, sum);
  float total = 0;
  for (const float lane : lanes) total += lane;
  const __m256 share = _mm256_set1_ps(1 / total);
  for (int i = 0; i < stride; i += 8)
    _mm256_storeu_ps(row + i, _mm256_mul_ps(_mm256_loadu_ps(row + i), share));
  for (int i = count; i < stride; ++i) row[i] = 0;
}

}  // namespace ocrchat

#endif
