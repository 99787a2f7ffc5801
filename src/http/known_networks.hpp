#pragma once

#include <string>
#include <vector>

#include "base/ip.hpp"
#include "base/settings.hpp"
#include "http/request.hpp"

namespace ocrchat {

/// The networks that the settings name: whose word about a request's origin is taken, and who may see how the
/// server does. Constant after construction.
class KnownNetworks {
 public:
  /// @throws Error(setting_invalid), naming the setting
  explicit KnownNetworks(const Settings& settings);

  /// Fills what the request says of its origin: `ip`, `ip_in_doubt` and `https`. The proxies that we trust
  /// add the address that they see at the right end of X-Forwarded-For: the client is the right-most one that
  /// is none of them, and whatever stands left of it may be made up.
  void locate(Request& request, const std::string& peer) const;

  /// Whether an operator asks. Never if the address is in doubt.
  bool is_operator(const Request& request) const;

 private:
  bool trusts(const std::string& ip) const;

  const std::vector<IpNetwork> proxies_;
  const std::vector<IpNetwork> operators_;
  const bool public_https_;
};

}  // namespace ocrchat
