#include "lstm/code_trie.hpp"

#include <cstring>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostSteps = 4'000'000;  // ten times what the largest packaged model has

Error broken_codes() {
  return Error(ErrorCode::engine_not_configured, "A recognition model is damaged: its codes cannot be read.");
}

class CodeBytes {
 public:
  explicit CodeBytes(BytesView bytes) : bytes_(bytes) {}

  template <typename Number>
  Number take() {
    Number number;
    if (bytes_.size() < sizeof number) throw broken_codes();
    std::memcpy(&number, bytes_.data(), sizeof number);
    bytes_ = bytes_.subspan(sizeof number);
    return number;
  }

 private:
  BytesView bytes_;
};

}  // namespace

CodeTrie::CodeTrie(BytesView codes, int letters, int classes)
    : classes_(classes), steps_(static_cast<std::size_t>(classes)) {
  CodeBytes bytes(codes);
  const auto count = bytes.take<std::uint32_t>();
  if (count > static_cast<std::uint32_t>(letters)) throw broken_codes();
  std::vector<bool> first(static_cast<std::size_t>(classes));
  std::vector<bool> later(static_cast<std::size_t>(classes));
  for (std::uint32_t letter = 0; letter < count; ++letter) {
    bytes.take<std::int8_t>();  // whether it is its own normal form
    const auto length = bytes.take<std::int32_t>();
    if (length < 0 || length > kLongest) throw broken_codes();
    int state = kRoot;
    for (std::int32_t i = 0; i < length; ++i) {
      const auto code = bytes.take<std::int32_t>();
      if (code < 0 || code >= classes) throw broken_codes();
      (i == 0 ? first : later)[static_cast<std::size_t>(code)] = true;
      // Where two letters are spelled alike the later one is meant.
      if (i + 1 == length)
        at(state, code).letter = static_cast<std::int32_t>(letter);
      else
        state = grown(state, code);
    }
  }
  for (std::size_t code = 0; code < first.size(); ++code) begins_.push_back(first[code] && !later[code]);
}

int CodeTrie::grown(int state, int code) {
  if (const int next = at(state, code).next; next != kNone) return next;
  const auto states = steps_.size() / static_cast<std::size_t>(classes_);
  if (steps_.size() + static_cast<std::size_t>(classes_) > kMostSteps) throw broken_codes();
  steps_.resize(steps_.size() + static_cast<std::size_t>(classes_));
  at(state, code).next = static_cast<std::int32_t>(states);
  return static_cast<int>(states);
}

}  // namespace ocrchat
