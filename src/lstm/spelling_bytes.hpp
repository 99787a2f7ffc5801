#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ocrchat {

/// For tests: the codes of letters as a model file holds them.
inline std::string spelling_bytes(const std::vector<std::vector<int>>& letters) {
  std::string bytes;
  const auto add = [&](std::int32_t number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
  };
  add(static_cast<std::int32_t>(letters.size()));
  for (const std::vector<int>& codes : letters) {
    bytes += '\1';
    add(static_cast<std::int32_t>(codes.size()));
    for (const int code : codes) add(code);
  }
  return bytes;
}

}  // namespace ocrchat
