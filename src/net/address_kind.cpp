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
    "::/96",            // unspecified, loopback, IPv4-compatible
    "100::/64",         // discard
    "2001::/23",        // protocol assignments, Teredo
    "2001:db8::/32",    // documentation
    "3fff::/20",        // documentation
    "5f00::/16",        // segment routing
    "fc00::/7",         // unique local
    "fe80::/10",        // link-local
    "fec0::/10",        // site-local
    "ff00::/8",         // multicast
};

/// IPv6 ranges in which an IPv4 address stands, and at which byte.
struct Wrapping {
  const char* network;
  std::size_t at;
};
constexpr std::array<Wrapping, 3> kWrappings{
    {{"2002::/16", 2}, {"64:ff9b::/96", 12}, {"64:ff9b:1::/48", 12}}};

bool is_special(const IpAddress& address) {
  return std::ranges::any_of(kSpecial,
                             [&](const char* text) { return parse_network(text)->contains(address); });
}

IpAddress v4_at(const IpAddress& address, std::size_t at) {
  IpAddress result = *parse_ip("0.0.0.0");
  std::copy_n(address.bytes.begin() + static_cast<std::ptrdiff_t>(at), 4, result.bytes.begin() + 12);
  return result;
}

}  // namespace

bool is_public(const IpAddress& address) {
  if (is_special(address)) return false;
  return std::ranges::none_of(kWrappings, [&](const Wrapping& wrapping) {
    return parse_network(wrapping.network)->contains(address) && is_special(v4_at(address, wrapping.at));
  });
}

}  // namespace ocrchat
