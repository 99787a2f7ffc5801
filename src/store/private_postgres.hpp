#pragma once

#include <string>

#include "store/temporary_folder.hpp"

namespace ocrchat {

/// For the tests: a PostgreSQL server of our own in a folder of its own, reached by a socket in it. Started
/// with the first use, ended with the program.
class PrivatePostgres {
 public:
  /// The one of this program. @throws std::runtime_error if PostgreSQL 15 is not installed or does not start
  static PrivatePostgres& instance();

  PrivatePostgres();
  PrivatePostgres(const PrivatePostgres&) = delete;
  PrivatePostgres& operator=(const PrivatePostgres&) = delete;
  ~PrivatePostgres();

  /// The address of a schema of this name, made if needed.
  std::string schema(const std::string& name);

  void start();
  /// Ends it as a power cut would, all its processes at once.
  void kill();

 private:
  std::string folder_;
};

}  // namespace ocrchat
