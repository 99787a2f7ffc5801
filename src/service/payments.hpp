#pragma once

#include <string>
#include <string_view>

#include "base/settings.hpp"
#include "base/time.hpp"
#include "store/store.hpp"

namespace ocrchat {

/// Takes the payment provider's word (Stripe's webhook) that credits were bought. Safe from any thread.
class Payments {
 public:
  static constexpr Millis kTolerance = 300'000;  ///< between the signature's instant and now

  Payments(const Settings& settings, Store& store) : settings_(settings), store_(store) {}

  /// Grants what a finished checkout has paid for, once for each checkout however often it is told of it. Its
  /// metadata say to whom and what: `account` (address or number), `credits`, and `plan` if it is to change.
  /// Other events are taken and do nothing.
  /// @param signature  the header Stripe-Signature: "t=SECONDS,v1=HEX,…"
  /// @throws Error(not_found) where no secret is set; Error(bad_request) if the signature is not of this
  /// secret, this body and this time; Error(bad_field) if nobody can be granted anything by it
  void receive(std::string_view body, std::string_view signature, Millis now);

 private:
  void check_signature(std::string_view body, std::string_view signature, Millis now) const;

  const Settings& settings_;
  Store& store_;
};

}  // namespace ocrchat
