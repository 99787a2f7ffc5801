#include "app/operator_desk.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "base/error.hpp"

namespace ocrchat {
namespace {

/// Keeps the terminal from showing what is typed, for the lifetime of the object.
class Hidden {
 public:
  Hidden() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
  }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;
  ~Hidden() {
    if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  bool changed_ = false;
};

}  // namespace

OperatorDesk::OperatorDesk(Settings settings)
    : settings_(std::move(settings)),
      store_(open_store(settings_)),
      blobs_(open_blobs(settings_)),
      secrets_(load_secrets(settings_)),
      accounts_(settings_, *store_, *blobs_, secrets_, nullptr) {}

Account OperatorDesk::account(const std::string& email) {
  auto found = store_->account_of_email(email);
  if (!found) throw Error(ErrorCode::bad_field, "There is no account of '" + email + "'.");
  return std::move(*found);
}

void OperatorDesk::check_plan(const std::string& plan) const {
  if (find_plan(settings_.plans, plan) != nullptr) return;
  std::string names;
  for (const Plan& one : settings_.plans) names += (names.empty() ? "" : ", ") + one.name;
  throw Error(ErrorCode::bad_field, "There is no plan '" + plan + "'; plans are " + names + ".");
}

std::string ask_password() {
  std::string password;
  if (::isatty(STDIN_FILENO) == 0) {
    std::getline(std::cin, password);
    return password;
  }
  const Hidden hidden;
  std::fputs("New password: ", stderr);
  std::getline(std::cin, password);
  std::fputs("\nOnce more: ", stderr);
  std::string again;
  std::getline(std::cin, again);
  std::fputs("\n", stderr);
  if (again != password) throw Error(ErrorCode::bad_field, "The two differ; nothing was changed.");
  return password;
}

}  // namespace ocrchat
