#pragma once

#include <memory>
#include <string>

#include "base/bytes.hpp"

namespace ocrchat {

/// 128 random bits as 32 lower-case hex digits: the name of a job and what proves an anonymous caller's right
/// to it.
std::string new_uuid();

/// A new API token: "ocr_" and 40 letters and digits (238 random bits).
std::string new_token();

/// Lower-case hex SHA-256.
std::string sha256_hex(BytesView bytes);

/// SHA-256 of bytes that arrive piece by piece.
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  ~Sha256();
  void add(BytesView bytes);
  /// Ends the sum; call once.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocrchat
