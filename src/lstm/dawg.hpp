#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.hpp"

namespace ocrchat {

/// A set of words as a directed acyclic word graph, in tesseract's squished form (`dawg.h`): an array of
/// edges, of which those that leave one node lie together. Used where it lies in the file, nothing is copied.
/// Immutable, safe to share between threads.
class Dawg {
 public:
  using Edge = std::uint32_t;  ///< the index of an edge

  /// @param graph  the model file's entry; must outlive this object @param letters  of the charset
  /// @throws Error(engine_not_configured) if it is shorter than it says or of another charset
  Dawg(BytesView graph, int letters);

  /// The edge for `letter` from the root, or from the node that `from` leads to; nothing if none leaves
  /// there.
  std::optional<Edge> first(int letter) const;
  std::optional<Edge> after(Edge from, int letter) const;
  /// Whether a word ends with `edge`.
  bool ends_word(Edge edge) const;

 private:
  static constexpr std::uint64_t kLast = 1;  ///< flags of an edge: last of its node,
  static constexpr std::uint64_t kBack = 2;  ///< towards the root: never in a file that was squished,
  static constexpr std::uint64_t kEnd = 4;   ///< end of a word
  static constexpr int kFlags = 3;

  std::uint64_t record(Edge edge) const;
  std::uint64_t letter_of(std::uint64_t record) const { return record & letter_mask_; }
  std::uint64_t flags_of(std::uint64_t record) const { return record >> flag_bit_; }
  std::uint64_t node_after(std::uint64_t record) const { return record >> (flag_bit_ + kFlags); }
  std::optional<Edge> among(std::uint64_t node, int letter) const;

  BytesView edges_;
  std::uint64_t count_ = 0;
  int flag_bit_ = 0;
  std::uint64_t letter_mask_ = 0;
  Edge root_end_ = 0;  ///< edges of the root are [0, root_end_), by rising letter
};

}  // namespace ocrchat
