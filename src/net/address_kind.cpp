#include "net/address_kind.hpp"

#include <algorithm>
#include <array>

namespace ocrchat {
namespace {

constexpr std::array kSpecial{
    "0.0.0.0/8",        // this network
    "10.0.0.0/8",       // private
    "100.64.0.0/10",    // carriers' shared space
    "127.0.0.0/8",      // loopback
    "169.254.0.0/16",   // link-local; the metadata services of clouds
    "172.16.0.0/12",    // private
    "192.0.0.0/24",     // protocol assignments
    "192.0.2.0/24",     // documentation
    "192.88.99.0/24",   // 6to4 relays
    "192.168.0.0/16",   // private
    "198.18.0.0/15",    // benchmarking
    "198.51.100.0/24",  // documentation
    "203.0.113.0/24",   // documentation
    "224.0.0.0/3",      // multicast, reserved, broadcast
    "2001::/23",        // protocol assignments, Teredo
    "2001:db8::/32",    // documentation
    "3fff::/20",        // documentation
};

/// The only IPv6 addresses that are routed on the internet. Outside lie loopback, unique local, link-local
/// and multicast addresses, and the local forms of NAT64 (64:ff9b:1::/48), which hide an IPv4 address
/// anywhere.
constexpr const char* kGlobalUnicast = "2000::/3";

/// IPv6 ranges in which a public IPv4 address may stand, and at which byte.
struct Wrapping {
  const char* network;
  std::size_t at;
};
constexpr std::array<Wrapping, 2> kWrappings{{{"2002::/16", 2}, {"64:ff9b::/96", 12}}};

bool within(const char* network, const IpAddress& address) {
  return parse_network(network)->contains(address);
}

bool is_special(const IpAddress& address) {
  return std::ranges::any_of(kSpecial, [&](const char* network) { return within(network, address); });
}

IpAddress v4_at(const IpAddress& address, std::size_t at) {
  IpAddress result = *parse_ip("0.0.0.0");
  std::copy_n(address.bytes.begin() + static_cast<std::ptrdiff_t>(at), 4, result.bytes.begin() + 12);
  return result;
}

}  // namespace

bool is_public(const IpAddress& address) {
  for (const Wrapping& wrapping : kWrappings) {
    if (within(wrapping.network, address)) return !is_special(v4_at(address, wrapping.at));
  }
  return (address.is_v4() || within(kGlobalUnicast, address)) && !is_special(address);
}

}  // namespace ocrchat
