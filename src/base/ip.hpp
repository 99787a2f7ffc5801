#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// An address of either kind as 16 bytes: IPv4 as its IPv4-mapped form (RFC 4291, 2.5.5.2).
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};

  bool is_v4() const;
  bool operator==(const IpAddress&) const = default;
};

/// Nothing if it is no address. A zone ("%eth0") is not taken.
std::optional<IpAddress> parse_ip(std::string_view text);
std::string to_text(const IpAddress& address);

/// The addresses that share a prefix.
struct IpNetwork {
  IpAddress address;
  int prefix = 128;  ///< bits, of the 128

  bool contains(const IpAddress& other) const;
};

/// "192.0.2.0/24", "2001:db8::/32", or a single address. Nothing if it is none.
std::optional<IpNetwork> parse_network(std::string_view text);

/// A list parted by commas; empty for an empty text.
/// @throws Error(setting_invalid), naming the part that is no network
std::vector<IpNetwork> parse_networks(std::string_view text);

bool any_contains(const std::vector<IpNetwork>& networks, const IpAddress& address);

/// What is counted as one caller: an IPv4 address, or the /64 of an IPv6 address. What is no address stands
/// for itself.
std::string caller_network(const std::string& ip);

}  // namespace ocrchat
