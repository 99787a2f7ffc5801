#include <cstdio>
#include <filesystem>

#include "app/commands.hpp"
#include "app/setting_flags.hpp"
#include "app/storage.hpp"
#include "base/ids.hpp"

namespace ocrchat {
namespace {

void create(const Settings& settings, const std::string& email) {
  const auto store = open_store(settings);
  const Account account = store->create_account(email, "unlimited");
  const std::string token = new_token();
  store->add_token(account.id, "first", sha256_hex(as_bytes(token)),
                   load_secrets(settings).seal("token", token));
  std::printf("%s\n", token.c_str());
}

void list(const Settings& settings) {
  for (const Account& account : open_store(settings)->accounts()) {
    std::printf("%s\t%s\n", account.email.c_str(), iso_time(account.created_at).c_str());
  }
}

}  // namespace

int account_command(const Arguments& arguments) {
  CLI::App parser("Make and list accounts.", "ocrchat account");
  parser.require_subcommand(1);
  CLI::App* making =
      parser.add_subcommand("create", "make an account; prints its API token, alone on its line");
  CLI::App* listing = parser.add_subcommand("list", "one line an account: address, when it was made");
  std::string email;
  making->add_option("email", email, "address of the account")->required();
  const SettingFlags making_flags(*making);
  const SettingFlags listing_flags(*listing);
  if (const auto status = parse(parser, arguments)) return *status;
  if (making->parsed()) {
    create(making_flags.settings(), email);
  } else {
    list(listing_flags.settings());
  }
  return kOk;
}

}  // namespace ocrchat
