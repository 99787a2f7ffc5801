#include "base/password.hpp"

#include <sodium.h>

#include <array>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = 64 << 20;

}  // namespace

/// One of the places in which a password is computed, for the lifetime of the object.
class Passwords::Turn {
 public:
  explicit Turn(Passwords& passwords) : passwords_(passwords) {
    std::unique_lock lock(passwords_.mutex_);
    if (!passwords_.ended_.wait_for(lock, passwords_.patience_, [&] { return passwords_.free_ > 0; })) {
      throw Error(ErrorCode::overloaded);
    }
    --passwords_.free_;
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    {
      const std::lock_guard lock(passwords_.mutex_);
      ++passwords_.free_;
    }
    passwords_.ended_.notify_one();
  }

 private:
  Passwords& passwords_;
};

void Passwords::check(const std::string& password) {
  if (!is_utf8(password)) throw Error(ErrorCode::bad_field, "The password is not valid text.");
  if (code_points(password) < kShortest) {
    throw Error(ErrorCode::bad_field,
                "The password is too short; take at least " + std::to_string(kShortest) + " characters.");
  }
  if (password.size() > kLongest) {
    throw Error(ErrorCode::bad_field,
                "The password is too long; take at most " + std::to_string(kLongest) + " bytes.");
  }
}

std::string Passwords::hash(const std::string& password) {
  const Turn turn(*this);
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (sodium_init() < 0 || crypto_pwhash_str_alg(text.data(), password.data(), password.size(), kPasses,
                                                 kMemory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw Error(ErrorCode::overloaded, {}, "argon2id found no memory");
  }
  return text.data();
}

bool Passwords::verify(const std::string& hash, const std::string& password) {
  if (hash.empty()) {
    this->hash(password);
    return false;
  }
  const Turn turn(*this);
  return sodium_init() >= 0 && crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace ocrchat
