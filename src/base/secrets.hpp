#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace ocrchat {

/// The server's own key, kept outside the database, and what is done with it. Every purpose has a subkey of
/// its own, so that a value made for one means nothing to another. Machines that share a database share the
/// key. Constant after construction; safe from any thread.
class Secrets {
 public:
  static constexpr std::size_t kKeyBytes = 32;
  using Key = std::array<std::uint8_t, kKeyBytes>;

  explicit Secrets(const Key& key) : key_(key) {}

  /// Reads the key from a file of 64 hex digits; makes one, readable by its owner alone, if there is none.
  /// @throws Error(setting_invalid) if it cannot be read or made, or is no key
  static Secrets load(const std::filesystem::path& file);

  /// Encrypts `text` so that only `open` under the same purpose gives it back (XChaCha20-Poly1305,
  /// libsodium's secretbox); base64. Sealing twice gives two results.
  std::string seal(std::string_view purpose, std::string_view text) const;
  /// Nothing if it was not sealed with this key for this purpose, or was tampered with.
  std::optional<std::string> open(std::string_view purpose, std::string_view sealed) const;

  /// HMAC-SHA-256 of `text` under the purpose's subkey, as 64 hex digits: the same text always gives the
  /// same.
  std::string mac(std::string_view purpose, std::string_view text) const;

 private:
  Key subkey(std::string_view purpose) const;

  Key key_;
};

/// HMAC-SHA-256 (RFC 2104) under a key of any length: 32 bytes, or the same as 64 hex digits.
std::string hmac_sha256(std::string_view key, std::string_view text);
std::string hmac_sha256_hex(std::string_view key, std::string_view text);

/// Compares in a time that does not depend on where they differ.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace ocrchat
