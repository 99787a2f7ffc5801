#pragma once

#include <optional>
#include <string>

#include "service/service.hpp"

namespace ocrchat {

/// An idempotency key held for its owner while a submission is taken in; freed unless a job was bound to it.
class KeyReservation {
 public:
  /// Nothing is reserved without a key.
  /// @throws Error(in_flight | idempotency_mismatch)
  KeyReservation(Jobs& store, const Caller& caller, const std::optional<std::string>& key,
                 const std::string& payload_hash);
  KeyReservation(const KeyReservation&) = delete;
  KeyReservation& operator=(const KeyReservation&) = delete;
  ~KeyReservation();

  /// The job made with this key and payload before.
  const std::optional<Job>& earlier() const { return earlier_; }
  const std::string& key() const { return key_; }
  /// A job was bound to the key.
  void bound() { held_ = false; }

 private:
  Jobs& store_;
  std::string owner_;
  std::string key_;
  bool held_ = false;
  std::optional<Job> earlier_;
};

}  // namespace ocrchat
