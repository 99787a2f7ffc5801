#include <cstdio>

#include "app/commands.hpp"
#include "app/operator_desk.hpp"
#include "app/setting_flags.hpp"
#include "base/error.hpp"

namespace ocrchat {
namespace {

void list(OperatorDesk& desk, const Account& account) {
  for (const ApiToken& token : desk.store().tokens(account.id)) {
    std::printf("%s\t%s\t%s\t%s\t%s\n", token.id.c_str(), token.name.c_str(),
                iso_time(token.created_at).c_str(),
                token.last_used_at ? iso_time(*token.last_used_at).c_str() : "never used",
                token.sealed.empty() ? "not shown again" : "shown to its owner");
  }
}

void revoke(OperatorDesk& desk, const Account& account, const std::string& named) {
  for (const ApiToken& token : desk.store().tokens(account.id)) {
    if (token.name != named && token.id != named) continue;
    desk.store().remove_token(account.id, token.id);
    return;
  }
  throw Error(ErrorCode::bad_field, "'" + account.email + "' has no token '" + named + "'.");
}

}  // namespace

int token_command(const Arguments& arguments) {
  CLI::App parser("Make, list and revoke API tokens.", "ocrchat token");
  parser.require_subcommand(1)->fallthrough();
  const SettingFlags flags(parser);
  CLI::App* making = parser.add_subcommand("create", "make a token; prints it, alone on its line");
  CLI::App* listing =
      parser.add_subcommand("list", "one line a token: id, name, when it was made and last used");
  CLI::App* revoking = parser.add_subcommand("revoke", "refuse a token from now on");
  std::string email;
  std::string name;
  for (CLI::App* command : {making, listing, revoking}) {
    command->add_option("email", email, "address of the account")->required();
  }
  making->add_option("name", name, "what the token is for")->required();
  revoking->add_option("token", name, "its name or id")->required();
  if (const auto status = parse(parser, arguments)) return *status;
  OperatorDesk desk(flags.settings());
  const Account account = desk.account(email);
  if (making->parsed()) std::printf("%s\n", desk.accounts().add_token(account, name).secret.value().c_str());
  if (listing->parsed()) list(desk, account);
  if (revoking->parsed()) revoke(desk, account, name);
  return kOk;
}

}  // namespace ocrchat
