#include <cstdio>

#include "app/commands.hpp"
#include "app/operator_desk.hpp"
#include "app/setting_flags.hpp"
#include "app/standing_text.hpp"

namespace ocrchat {
namespace {

int verify(OperatorDesk& desk) {
  const std::vector<std::string> disagreements = desk.store().verify_ledger();
  for (const std::string& one : disagreements) std::printf("%s\n", one.c_str());
  if (!disagreements.empty()) return kFailed;
  std::puts("The ledger adds up.");
  return kOk;
}

}  // namespace

int ledger_command(const Arguments& arguments) {
  CLI::App parser("Check the ledger, and show an account's part of it.", "ocrchat ledger");
  parser.require_subcommand(1)->fallthrough();
  const SettingFlags flags(parser);
  CLI::App* verifying =
      parser.add_subcommand("verify",
                            "hold balances, rows, pages and jobs against each other; status 1 if "
                            "they disagree");
  CLI::App* showing = parser.add_subcommand("show", "allowance, credits and use of an account");
  std::string email;
  showing->add_option("email", email, "address of the account")->required();
  if (const auto status = parse(parser, arguments)) return *status;
  OperatorDesk desk(flags.settings());
  if (verifying->parsed()) return verify(desk);
  print_standing(desk, desk.account(email));
  return kOk;
}

}  // namespace ocrchat
