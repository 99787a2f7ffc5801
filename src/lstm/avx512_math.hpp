#pragma once

#ifdef __x86_64__

// GCC 12 takes what its own AVX-512 headers leave undefined on purpose for a mistake of ours.
#ifndef __clang__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>
#ifndef __clang__
#pragma GCC diagnostic pop
#endif

#include "lstm/exact_math.hpp"
#include "lstm/fast_math.hpp"
#include "lstm/layers.hpp"

/// Code for processors with AVX-512 VNNI. Only what is marked is compiled for them, so that no function
/// shared with other files can be.
#define OCRCHAT_AVX512 __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")))
#define OCRCHAT_AVX512_INLINE \
  inline __attribute__((always_inline, target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")))

namespace ocrchat {

/// What a block of cells is made with, sixteen at a time.
template <Precision kPrecision>
struct Avx512Math;

/// As tesseract: tables, and no sums fused with products.
template <>
struct Avx512Math<Precision::exact> {
  static constexpr std::array<float, kGates> kGateFactors = {1, 1, 1, 1};
  static constexpr float kTanhFactor = 1;

  const ExactMath& math;

  OCRCHAT_AVX512_INLINE static __m512 magnitude(__m512 x) {
    return _mm512_castsi512_ps(_mm512_and_si512(_mm512_castps_si512(x), _mm512_set1_epi32(0x7fffffff)));
  }
  OCRCHAT_AVX512_INLINE static __m512i sign(__m512 x) {
    return _mm512_and_si512(_mm512_castps_si512(x), _mm512_set1_epi32(static_cast<int>(0x80000000)));
  }
  /// A table at sixteen places that are not negative.
  OCRCHAT_AVX512_INLINE static __m512 look_up(const ExactMath::Table& table, __m512 x) {
    const __m512 place = _mm512_mul_ps(x, _mm512_set1_ps(ExactMath::kPointsPerUnit));
    const __m512i index =
        _mm512_min_epu32(_mm512_cvttps_epi32(place), _mm512_set1_epi32(ExactMath::kPoints - 1));
    const __m512i low = _mm512_i32gather_epi64(_mm512_castsi512_si256(index), table.data(), 8);
    const __m512i high = _mm512_i32gather_epi64(_mm512_extracti64x4_epi64(index, 1), table.data(), 8);
    const __m512i even = _mm512_set_epi32(30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0);
    const __m512i odd = _mm512_set_epi32(31, 29, 27, 25, 23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3, 1);
    const __m512 value = _mm512_permutex2var_ps(_mm512_castsi512_ps(low), even, _mm512_castsi512_ps(high));
    const __m512 rise = _mm512_permutex2var_ps(_mm512_castsi512_ps(low), odd, _mm512_castsi512_ps(high));
    return _mm512_add_ps(value, _mm512_mul_ps(rise, _mm512_sub_ps(place, _mm512_cvtepi32_ps(index))));
  }
  OCRCHAT_AVX512_INLINE __m512 tanh(__m512 x) const {
    const __m512 upper = look_up(math.tanh_table(), magnitude(x));
    return _mm512_castsi512_ps(_mm512_or_si512(_mm512_castps_si512(upper), sign(x)));
  }
  OCRCHAT_AVX512_INLINE __m512 logistic(__m512 x) const {
    const __m512 upper = look_up(math.logistic_table(), magnitude(x));
    const __mmask16 negative = _mm512_cmp_ps_mask(x, _mm512_setzero_ps(), _CMP_LT_OQ);
    return _mm512_mask_sub_ps(upper, negative, _mm512_set1_ps(1), upper);
  }
  OCRCHAT_AVX512_INLINE static __m128i activations(__m512 x) {
    const __m512 scaled = _mm512_mul_ps(x, _mm512_set1_ps(127));
    const __m512 half = _mm512_castsi512_ps(_mm512_or_si512(_mm512_set1_epi32(0x3f000000), sign(scaled)));
    const __m512i whole = _mm512_cvttps_epi32(_mm512_add_ps(scaled, half));
    return _mm_xor_si128(_mm512_cvtepi32_epi8(whole), _mm_set1_epi8(static_cast<char>(0x80)));
  }
  /// tanh of what the convolution found.
  OCRCHAT_AVX512_INLINE __m128i features(__m512 x) const { return activations(tanh(x)); }
  /// One step of sixteen cells, from the sums of their gates.
  OCRCHAT_AVX512_INLINE __m128i cells(__m512 candidate, __m512 input, __m512 forget, __m512 output,
                                      float* states) const {
    const __m512 news = _mm512_mul_ps(tanh(candidate), logistic(input));
    __m512 state = _mm512_add_ps(_mm512_mul_ps(_mm512_loadu_ps(states), logistic(forget)), news);
    state = _mm512_min_ps(_mm512_max_ps(state, _mm512_set1_ps(-kMostState)), _mm512_set1_ps(kMostState));
    _mm512_storeu_ps(states, state);
    return activations(_mm512_mul_ps(tanh(state), logistic(output)));
  }
};

/// Powers of two by polynomials, and reciprocals of 14 bits; sums come scaled so that the powers are of two.
template <>
struct Avx512Math<Precision::fast> {
  static constexpr std::array<float, kGates> kGateFactors = {-2 * kLog2E, -kLog2E, -kLog2E, -kLog2E};
  static constexpr float kTanhFactor = -2 * kLog2E;
  static constexpr float kMostExponent =
      40;  // the function is flat beyond, and products of two such still fit

  const ExactMath& math;

  /// 2^x, to 14 bits: minimax polynomial of the third degree over -1/2..1/2.
  OCRCHAT_AVX512_INLINE static __m512 power(__m512 x) {
    x = _mm512_min_ps(x, _mm512_set1_ps(kMostExponent));
    const __m512 whole = _mm512_roundscale_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    const __m512 rest = _mm512_sub_ps(x, whole);
    __m512 sum = _mm512_fmadd_ps(rest, _mm512_set1_ps(kPower3[0]), _mm512_set1_ps(kPower3[1]));
    sum = _mm512_fmadd_ps(sum, rest, _mm512_set1_ps(kPower3[2]));
    sum = _mm512_fmadd_ps(sum, rest, _mm512_set1_ps(kPower3[3]));
    return _mm512_scalef_ps(sum, whole);
  }
  OCRCHAT_AVX512_INLINE static __m128i activations(__m512 x) {
    const __m512i whole = _mm512_cvtps_epi32(_mm512_mul_ps(x, _mm512_set1_ps(127)));
    return _mm_xor_si128(_mm512_cvtsepi32_epi8(whole), _mm_set1_epi8(static_cast<char>(0x80)));
  }
  /// (1 - a) / (1 + a) is tanh, 1 / (1 + b) the logistic function: their product with one reciprocal.
  OCRCHAT_AVX512_INLINE static __m512 tanh_by_logistic(__m512 a, __m512 b) {
    const __m512 one = _mm512_set1_ps(1);
    const __m512 below = _mm512_mul_ps(_mm512_add_ps(one, a), _mm512_add_ps(one, b));
    return _mm512_mul_ps(_mm512_sub_ps(one, a), _mm512_rcp14_ps(below));
  }
  OCRCHAT_AVX512_INLINE __m128i features(__m512 x) const {
    return activations(tanh_by_logistic(power(x), _mm512_setzero_ps()));
  }
  OCRCHAT_AVX512_INLINE __m128i cells(__m512 candidate, __m512 input, __m512 forget, __m512 output,
                                      float* states) const {
    const __m512 kept = _mm512_rcp14_ps(_mm512_add_ps(_mm512_set1_ps(1), power(forget)));
    __m512 state =
        _mm512_fmadd_ps(_mm512_loadu_ps(states), kept, tanh_by_logistic(power(candidate), power(input)));
    state = _mm512_min_ps(_mm512_max_ps(state, _mm512_set1_ps(-kMostState)), _mm512_set1_ps(kMostState));
    _mm512_storeu_ps(states, state);
    const __m512 scaled = _mm512_mul_ps(state, _mm512_set1_ps(-2 * kLog2E));
    return activations(tanh_by_logistic(power(scaled), power(output)));
  }
};

/// acc + products of four activations and four weights, in sixteen lanes. In assembler, for GCC 12 moves the
/// sums of the intrinsic to and from memory.
OCRCHAT_AVX512_INLINE __m512i dot4(__m512i sum, __m512i activations, __m512i weights) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(activations), "v"(weights));
  return sum;
}

OCRCHAT_AVX512_INLINE __m512i four_activations(const Activation* at) {
  int four;
  __builtin_memcpy(&four, at, sizeof four);
  return _mm512_set1_epi32(four);
}

OCRCHAT_AVX512_INLINE __m512 scaled(__m512i sums, const float* scales) {
  return _mm512_mul_ps(_mm512_cvtepi32_ps(sums), _mm512_load_ps(scales));
}

/// Makes probabilities of a row of sums; `stride` is a multiple of sixteen, of which `count` are classes.
OCRCHAT_AVX512_INLINE void fast_softmax(float* row, int count, int stride) {
  for (int i = count; i < stride; ++i) row[i] = -1e30F;
  __m512 most = _mm512_loadu_ps(row);
  for (int i = kLane; i < stride; i += kLane) most = _mm512_max_ps(most, _mm512_loadu_ps(row + i));
  const __m512 highest = _mm512_set1_ps(_mm512_reduce_max_ps(most));
  __m512 sum = _mm512_setzero_ps();
  for (int i = 0; i < stride; i += kLane) {
    const __m512 below = _mm512_sub_ps(_mm512_loadu_ps(row + i), highest);
    const __m512 x = _mm512_mul_ps(_mm512_max_ps(below, _mm512_set1_ps(-86)), _mm512_set1_ps(kLog2E));
    const __m512 whole = _mm512_roundscale_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    const __m512 rest = _mm512_sub_ps(x, whole);
    __m512 power = _mm512_set1_ps(kPower5[0]);
#pragma GCC unroll 5
    for (int next = 1; next < 6; ++next) power = _mm512_fmadd_ps(power, rest, _mm512_set1_ps(kPower5[next]));
    power = _mm512_scalef_ps(power, whole);
    _mm512_storeu_ps(row + i, power);
    sum = _mm512_add_ps(sum, power);
  }
  const __m512 share = _mm512_set1_ps(1 / _mm512_reduce_add_ps(sum));
  for (int i = 0; i < stride; i += kLane)
    _mm512_storeu_ps(row + i, _mm512_mul_ps(_mm512_loadu_ps(row + i), share));
  for (int i = count; i < stride; ++i) row[i] = 0;
}

}  // namespace ocrchat

#endif
