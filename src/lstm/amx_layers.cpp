#ifdef __x86_64__

#include "lstm/amx_layers.hpp"

#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace ocrchat {
namespace {

constexpr int kTiles = 8;
constexpr int kFirstOfWeights = 5;
constexpr std::uint16_t kRowBytes = 64;

/// What `ldtilecfg` reads (Intel's manual, volume 2, LDTILECFG).
struct TileConfiguration {
  std::uint8_t palette = 1;
  std::uint8_t start_row = 0;
  std::uint8_t reserved[14] = {};
  std::uint16_t row_bytes[16] = {};
  std::uint8_t rows[16] = {};
};
static_assert(sizeof(TileConfiguration) == 64);

template <Precision kPrecision>
OCRCHAT_AVX512 void run_cells(const QuadBlocks& packed, std::size_t block, const Avx512Math<kPrecision>& math,
                              int rows, const TileSums& sums, float* states, Activation* out,
                              std::size_t out_stride) {
  const std::size_t cells = packed.blocks * kLane;
  const float* scales = packed.scales_of(block);
  __m512i starts[kGates];
#pragma GCC unroll 4
  for (std::size_t gate = 0; gate < kGates; ++gate)
    starts[gate] = _mm512_load_si512(packed.starts_of(block) + gate * kLane);
  for (int row = 0; row < rows; ++row, states += cells, out += out_stride) {
    __m512 gates[kGates];
#pragma GCC unroll 4
    for (std::size_t gate = 0; gate < kGates; ++gate)
      gates[gate] =
          scaled(_mm512_add_epi32(starts[gate], _mm512_load_si512(sums[gate][row])), scales + gate * kLane);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out),
                     math.cells(gates[0], gates[1], gates[2], gates[3], states));
  }
}

}  // namespace

ProcessorTiles::ProcessorTiles(int rows) {
  TileConfiguration configuration;
  for (int tile = 0; tile < kTiles; ++tile) {
    configuration.row_bytes[tile] = kRowBytes;
    configuration.rows[tile] = static_cast<std::uint8_t>(tile < kFirstOfWeights ? rows : kMostRows);
  }
  asm volatile("ldtilecfg %0" : : "m"(configuration));
}

ProcessorTiles::~ProcessorTiles() {
  asm volatile("tilerelease");
}

bool tiles_granted() {
#ifdef SYS_arch_prctl
  constexpr int kRequestPermission = 0x1023;  // ARCH_REQ_XCOMP_PERM, Linux 5.16
  constexpr int kTileData = 18;
  constexpr unsigned kTilesAndBytes = 3U << 24;  // AMX-TILE, AMX-INT8
  unsigned eax = 0;
  unsigned ebx = 0;
  unsigned ecx = 0;
  unsigned edx = 0;
  return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) != 0 && (edx & kTilesAndBytes) == kTilesAndBytes &&
         ::syscall(SYS_arch_prctl, kRequestPermission, kTileData) == 0;
#else
  return false;
#endif
}

template <Precision kPrecision>
void run_cells_of_tiles(const QuadBlocks& packed, std::size_t block, const Avx512Math<kPrecision>& math,
                        int rows, const TileSums& sums, float* states, Activation* out,
                        std::size_t out_stride) {
  run_cells(packed, block, math, rows, sums, states, out, out_stride);
}

template void run_cells_of_tiles(const QuadBlocks&, std::size_t, const Avx512Math<Precision::exact>&, int,
                                 const TileSums&, float*, Activation*, std::size_t);
template void run_cells_of_tiles(const QuadBlocks&, std::size_t, const Avx512Math<Precision::fast>&, int,
                                 const TileSums&, float*, Activation*, std::size_t);

}  // namespace ocrchat

#endif
