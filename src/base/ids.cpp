#include "base/ids.hpp"

#include <sodium.h>

#include <array>

#include "base/error.hpp"

namespace ocrchat {
namespace {

void start_sodium() {
  if (sodium_init() < 0) throw Error(ErrorCode::internal, {}, "sodium_init");
}

std::string hex(BytesView bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

}  // namespace

std::string new_uuid() {
  start_sodium();
  std::array<std::uint8_t, 16> bits{};
  randombytes_buf(bits.data(), bits.size());
  return hex(bits);
}

std::string new_token() {
  start_sodium();
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string token = "ocr_";
  for (int i = 0; i < 40; ++i) token += kLetters[randombytes_uniform(kLetters.size())];
  return token;
}

struct Sha256::State {
  crypto_hash_sha256_state sum;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  start_sodium();
  crypto_hash_sha256_init(&state_->sum);
}

Sha256::~Sha256() = default;

void Sha256::add(BytesView bytes) {
  crypto_hash_sha256_update(&state_->sum, bytes.data(), bytes.size());
}

std::string Sha256::hex() {
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> sum{};
  crypto_hash_sha256_final(&state_->sum, sum.data());
  return ocrchat::hex(sum);
}

std::string sha256_hex(BytesView bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.hex();
}

}  // namespace ocrchat
