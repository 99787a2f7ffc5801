#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>

namespace ocrchat {

/// Passwords as they are kept: argon2id (libsodium), 64 MiB and about 0.1 s each, so that guessing is slow
/// also for whoever has the database. Few are computed at the same time, which bounds the memory. Safe from
/// any thread.
class Passwords {
 public:
  static constexpr std::size_t kShortest = 10;   ///< in code points
  static constexpr std::size_t kLongest = 1024;  ///< in bytes

  /// @param at_once   how many are computed at the same time
  /// @param patience  how long a call waits for its turn
  explicit Passwords(int at_once = 2, std::chrono::milliseconds patience = std::chrono::seconds(5))
      : free_(at_once), patience_(patience) {}

  /// @throws Error(bad_field), saying why, for a password that is too short or too long
  static void check(const std::string& password);

  /// Text with parameters and salt; the same password never gives the same. @throws Error(overloaded)
  std::string hash(const std::string& password);

  /// Whether `password` is the one that was hashed. With an empty hash the answer is no and takes as long, so
  /// that time does not tell who has an account.
  /// @throws Error(overloaded)
  bool verify(const std::string& hash, const std::string& password);

 private:
  class Turn;

  std::mutex mutex_;
  std::condition_variable ended_;
  int free_;
  const std::chrono::milliseconds patience_;
};

}  // namespace ocrchat
