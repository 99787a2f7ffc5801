#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.hpp"

namespace ocrchat {

/// How letters are spelled in the classes of a network (tesseract's recoder): most by one class, those of
/// large scripts by several. Immutable.
class CodeTrie {
 public:
  static constexpr int kRoot = 0;
  static constexpr int kNone = -1;
  static constexpr int kLongest = 9;  ///< classes to a letter

  /// @param codes  the model file's entry @param letters  of the charset @param classes  of the network
  /// @throws Error(engine_not_configured) if it cannot be read, or spells with classes that there are not
  CodeTrie(BytesView codes, int letters, int classes);

  /// The letter that `code` completes in `state`, or kNone.
  int letter(int state, int code) const { return at(state, code).letter; }
  /// The state that `code` leads to in `state` if letters go on from there, or kNone.
  int next(int state, int code) const { return at(state, code).next; }
  int classes() const { return classes_; }
  /// Whether `code` is the first of some letter and never another: where it is seen a letter begins.
  bool only_begins(int code) const { return begins_[static_cast<std::size_t>(code)]; }

 private:
  struct Step {
    std::int32_t letter = kNone;
    std::int32_t next = kNone;
  };
  const Step& at(int state, int code) const {
    return steps_[static_cast<std::size_t>(state) * static_cast<std::size_t>(classes_) +
                  static_cast<std::size_t>(code)];
  }
  Step& at(int state, int code) {
    return const_cast<Step&>(static_cast<const CodeTrie&>(*this).at(state, code));
  }
  int grown(int state, int code);

  int classes_;
  std::vector<Step> steps_;  ///< of all states, `classes_` each
  std::vector<bool> begins_;
};

}  // namespace ocrchat
