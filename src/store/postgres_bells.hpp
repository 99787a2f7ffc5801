#pragma once

#include <memory>
#include <string>

#include "store/doorbell.hpp"

namespace ocrchat {

/// Carries what is rung between the machines that share a PostgreSQL database (LISTEN and NOTIFY), on one
/// connection and one thread of its own. What is rung here is announced after its transaction, not within it:
/// commits that notify wait for each other, and a lost ring only costs a look at the database a second later.
class PostgresBells {
 public:
  /// Relays what `doorbell` rings from now on. The doorbell must outlive the object, and must not be rung any
  /// more when it ends.
  PostgresBells(std::string connection, Doorbell& doorbell);
  PostgresBells(const PostgresBells&) = delete;
  PostgresBells& operator=(const PostgresBells&) = delete;
  ~PostgresBells();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ocrchat
