#pragma once

#include <filesystem>
#include <string>

#include "translate/apertium_process.hpp"

/// For the tests: an Apertium that misbehaves on demand, in a folder of its own. A text is answered with "T
/// " before it, but "hang", "die", "flood" (without end), "garbage" (no UTF-8), "strange" (the answer to
/// another text), "twice" (an answer too many), "deaf" (hears no request to end, nor does its child) and
/// "number" (one that the text has not) do what they say; "hang once" and so on the first time only. "where"
/// is answered with the environment and the open descriptors, "limit" with the limit of memory.
namespace ocrchat {

class FakeApertium {
 public:
  FakeApertium();
  FakeApertium(const FakeApertium&) = delete;
  FakeApertium& operator=(const FakeApertium&) = delete;
  ~FakeApertium();

  /// Its pairs are es-ca and ca-es; deadlines are short.
  ApertiumOptions options() const;

  /// The processes that were started.
  std::size_t starts() const;
  /// The processes, and children of theirs, that are there.
  std::size_t alive() const;
  /// Waits for it, at most some seconds.
  bool all_gone() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace ocrchat
