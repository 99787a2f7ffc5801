#include "service/key_reservation.hpp"

#include "base/error.hpp"
#include "base/log.hpp"

namespace ocrchat {

KeyReservation::KeyReservation(Jobs& store, const Caller& caller, const std::optional<std::string>& key,
                               const std::string& payload_hash)
    : store_(store), owner_(caller.owner), key_(key.value_or("")) {
  if (!key) return;
  const auto used = store_.reserve_key(owner_, key_, payload_hash);
  held_ = !used.has_value();
  if (held_) return;
  if (used->payload_hash != payload_hash) throw Error(ErrorCode::idempotency_mismatch);
  if (!used->uuid.empty()) earlier_ = store_.job(used->uuid);
  if (!earlier_) throw Error(ErrorCode::in_flight);
}

KeyReservation::~KeyReservation() {
  if (!held_) return;
  try {
    store_.free_key(owner_, key_);
  } catch (const Error& error) {
    log(LogLevel::warning, "key_not_freed", {{"where", error.where()}});
  }
}

}  // namespace ocrchat
