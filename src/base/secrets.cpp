#include "base/secrets.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "base/bytes.hpp"
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

std::string base64(BytesView bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();
  return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
  Bytes bytes(text.size());
  std::size_t length = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return std::nullopt;
  }
  bytes.resize(length);
  return bytes;
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw Error(ErrorCode::setting_invalid, "The key file '" + file.string() + "' " + why + ".");
}

// Never over an existing one: two servers that start at once must end up with the same key.
void make_key_file(const std::filesystem::path& file) {
  Secrets::Key key{};
  randombytes_buf(key.data(), key.size());
  const std::filesystem::path part = file.string() + "." + std::to_string(::getpid());
  {
    const FileDescriptor fd(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!fd.valid()) refuse(file, std::string("cannot be made: ") + std::strerror(errno));
    FdSink(fd.get()).write(hex(key) + "\n");
    if (::fsync(fd.get()) != 0) refuse(file, "cannot be written to the disk");
  }
  const bool linked = ::link(part.c_str(), file.c_str()) == 0 || errno == EEXIST;
  ::unlink(part.c_str());
  if (!linked) refuse(file, std::string("cannot be made: ") + std::strerror(errno));
}

}  // namespace

Secrets Secrets::load(const std::filesystem::path& file) {
  start_sodium();
  if (!std::filesystem::exists(file)) make_key_file(file);
  Key key{};
  std::size_t length = 0;
  try {
    const Bytes text = read_file(file);
    const std::string_view digits = as_chars(text);
    const bool hex_digits =
        sodium_hex2bin(key.data(), key.size(), digits.data(), digits.size(), "\n ", &length, nullptr) == 0;
    if (!hex_digits || length != key.size()) refuse(file, "must hold 64 hex digits");
  } catch (const Error& error) {
    if (error.code() == ErrorCode::setting_invalid) throw;
    refuse(file, "cannot be read");
  }
  return Secrets(key);
}

Secrets::Key Secrets::subkey(std::string_view purpose) const {
  start_sodium();
  Key result{};
  crypto_generichash(result.data(), result.size(), reinterpret_cast<const unsigned char*>(purpose.data()),
                     purpose.size(), key_.data(), key_.size());
  return result;
}

std::string Secrets::seal(std::string_view purpose, std::string_view text) const {
  const Key key = subkey(purpose);
  Bytes sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size());
  randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(sealed.data() + crypto_secretbox_NONCEBYTES,
                        reinterpret_cast<const unsigned char*>(text.data()), text.size(), sealed.data(),
                        key.data());
  return base64(sealed);
}

std::optional<std::string> Secrets::open(std::string_view purpose, std::string_view sealed) const {
  const Key key = subkey(purpose);
  const auto bytes = from_base64(sealed);
  constexpr std::size_t kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (!bytes || bytes->size() < kOverhead) return std::nullopt;
  std::string text(bytes->size() - kOverhead, '\0');
  if (crypto_secretbox_open_easy(
          reinterpret_cast<unsigned char*>(text.data()), bytes->data() + crypto_secretbox_NONCEBYTES,
          bytes->size() - crypto_secretbox_NONCEBYTES, bytes->data(), key.data()) != 0) {
    return std::nullopt;
  }
  return text;
}

std::string Secrets::mac(std::string_view purpose, std::string_view text) const {
  const Key key = subkey(purpose);
  return hmac_sha256_hex(as_chars(key), text);
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
  start_sodium();
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()), key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::string sum(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(sum.data()));
  return sum;
}

std::string hmac_sha256_hex(std::string_view key, std::string_view text) {
  return hex(as_bytes(hmac_sha256(key, text)));
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace ocrchat
