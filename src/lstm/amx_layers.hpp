#pragma once

#ifdef __x86_64__

#include <algorithm>

#include "lstm/avx512_layers.hpp"

namespace ocrchat {

/// Tiles of AMX in use, set up as AmxLayers wants them: four of sums, one of activations, one of weights.
/// They are the thread's; given back with the object.
class ProcessorTiles {
 public:
  static constexpr int kMostRows = 16;

  /// @param rows  of the tiles of sums and activations, 1..16; tiles of weights have 16
  explicit ProcessorTiles(int rows);
  ~ProcessorTiles();
  ProcessorTiles(const ProcessorTiles&) = delete;
  ProcessorTiles& operator=(const ProcessorTiles&) = delete;

  template <int kTile>
  void zero() {
    asm volatile("tilezero %%tmm%c0" : : "i"(kTile));
  }
  /// Rows of 64 bytes.
  template <int kTile>
  void load(const void* rows, std::size_t stride) {
    asm volatile("tileloadd (%0,%1,1), %%tmm%c2" : : "r"(rows), "r"(stride), "i"(kTile) : "memory");
  }
  template <int kTile>
  void store(void* rows, std::size_t stride) {
    asm volatile("tilestored %%tmm%c2, (%0,%1,1)" : : "r"(rows), "r"(stride), "i"(kTile) : "memory");
  }
  /// Adds products of activations and weights to sums.
  template <int kSums, int kActivations, int kWeights>
  void add_products() {
    asm volatile("tdpbusd %%tmm%c2, %%tmm%c1, %%tmm%c0" : : "i"(kSums), "i"(kActivations), "i"(kWeights));
  }
};

/// Whether this process may use tiles: the processor has them and the system grants them. Asks for them.
bool tiles_granted();

/// Sixteen rows' sums of a block of cells, by gate.
using TileSums = std::int32_t[kGates][ProcessorTiles::kMostRows][kLane];

/// Makes the cells of `rows` rows of a block from their sums.
template <Precision kPrecision>
void run_cells_of_tiles(const QuadBlocks& packed, std::size_t block, const Avx512Math<kPrecision>& math,
                        int rows, const TileSums& sums, float* states, Activation* out,
                        std::size_t out_stride);

/// Layers with memory for AMX, the others for AVX-512.
/// @tparam Tiles  ProcessorTiles, or what does the same in a test
template <Precision kPrecision, typename Tiles>
class AmxLayersOf final : public Avx512Layers<kPrecision> {
 public:
  explicit AmxLayersOf(const Network& network)
      : Avx512Layers<kPrecision>(network, QuadBlocks::Order::by_tile) {}

  void step(LstmLayer layer, int rows, const Activation* in, std::size_t in_stride, float* states,
            Activation* out, std::size_t out_stride) const override {
    const QuadBlocks& packed = this->lstm(layer);
    const std::size_t cells = packed.blocks * kLane;
    Tiles tiles(std::min(rows, Tiles::kMostRows));
    alignas(64) TileSums sums;
    for (std::size_t block = 0; block < packed.blocks; ++block)
      for (int done = 0; done < rows; done += Tiles::kMostRows) {
        const auto row = static_cast<std::size_t>(done);
        const std::size_t cell = block * kLane;
        sum_up(tiles, packed, block, in + row * in_stride, in_stride, sums);
        run_cells_of_tiles(packed, block, this->math(), std::min(rows - done, Tiles::kMostRows), sums,
                           states + row * cells + cell, out + row * out_stride + cell, out_stride);
      }
  }

 private:
  static constexpr std::size_t kTileBytes = 1024;
  static constexpr std::size_t kTileRow = 64;

  static void sum_up(Tiles& tiles, const QuadBlocks& packed, std::size_t block, const Activation* in,
                     std::size_t in_stride, TileSums& sums) {
    tiles.template zero<0>();
    tiles.template zero<1>();
    tiles.template zero<2>();
    tiles.template zero<3>();
    const std::int8_t* weights = packed.weights_of(block);
    for (std::size_t quad = 0; quad < packed.quads; quad += kTileRow / QuadBlocks::kQuad) {
      tiles.template load<4>(in, in_stride);
      tiles.template load<5>(weights, kTileRow);
      tiles.template add_products<0, 4, 5>();
      tiles.template load<6>(weights + kTileBytes, kTileRow);
      tiles.template add_products<1, 4, 6>();
      tiles.template load<7>(weights + 2 * kTileBytes, kTileRow);
      tiles.template add_products<2, 4, 7>();
      tiles.template load<5>(weights + 3 * kTileBytes, kTileRow);
      tiles.template add_products<3, 4, 5>();
      in += kTileRow;
      weights += kGates * kTileBytes;
    }
    tiles.template store<0>(sums[0], kTileRow);
    tiles.template store<1>(sums[1], kTileRow);
    tiles.template store<2>(sums[2], kTileRow);
    tiles.template store<3>(sums[3], kTileRow);
  }
};

template <Precision kPrecision>
using AmxLayers = AmxLayersOf<kPrecision, ProcessorTiles>;

}  // namespace ocrchat

#endif
