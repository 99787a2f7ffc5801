#include <array>
#include <cstdio>
#include <optional>

#include "app/commands.hpp"
#include "app/operator_desk.hpp"
#include "app/setting_flags.hpp"
#include "app/standing_text.hpp"

namespace ocrchat {
namespace {

struct AccountArguments {
  std::string email;
  std::string plan = "unlimited";
  std::int64_t credits = 0;
  std::string note;
  bool with_password = false;
  bool as_code = false;
  bool off = false;
};

std::string state_of(const Account& account) {
  if (account.disabled) return "disabled";
  return account.confirmed_at ? "confirmed" : "unconfirmed";
}

void create(OperatorDesk& desk, const AccountArguments& given) {
  desk.check_plan(given.plan);
  const std::string password = given.with_password ? ask_password() : "";
  if (given.with_password) Passwords::check(password);
  const Account account = desk.store().create_account(given.email, given.plan);
  if (given.with_password) desk.accounts().set_password(account, password);
  std::printf("%s\n", desk.accounts().add_token(account, "first").secret.value().c_str());
}

void list(OperatorDesk& desk, const AccountArguments&) {
  for (const Account& account : desk.store().accounts()) {
    std::printf("%s\t%s\t%s\t%s\n", account.email.c_str(), iso_time(account.created_at).c_str(),
                account.plan.c_str(), state_of(account).c_str());
  }
}

void show(OperatorDesk& desk, const AccountArguments& given) {
  const Account account = desk.account(given.email);
  std::printf("email\t%s\nstate\t%s\nplan\t%s\ncreated\t%s\ntokens\t%zu\n", account.email.c_str(),
              state_of(account).c_str(), account.plan.c_str(), iso_time(account.created_at).c_str(),
              desk.store().tokens(account.id).size());
  print_standing(desk, account);
}

void confirm(OperatorDesk& desk, const AccountArguments& given) {
  desk.store().confirm_account(desk.account(given.email).id);
}

void password(OperatorDesk& desk, const AccountArguments& given) {
  const Account account = desk.account(given.email);
  if (given.as_code) {
    std::printf("%s\n", desk.accounts().new_reset_code(account).c_str());
  } else {
    desk.accounts().set_password(account, ask_password());
  }
}

void plan(OperatorDesk& desk, const AccountArguments& given) {
  desk.check_plan(given.plan);
  desk.store().set_plan(desk.account(given.email).id, given.plan);
}

void grant(OperatorDesk& desk, const AccountArguments& given) {
  const Account account = desk.account(given.email);
  if (!desk.store().grant(OperatorDesk::owner(account), given.credits, given.note, "")) {
    std::fputs("There was nothing to grant or to take back.\n", stderr);
  }
}

void disable(OperatorDesk& desk, const AccountArguments& given) {
  desk.store().set_disabled(desk.account(given.email).id, true);
}

void enable(OperatorDesk& desk, const AccountArguments& given) {
  desk.store().set_disabled(desk.account(given.email).id, false);
}

void make_operator(OperatorDesk& desk, const AccountArguments& given) {
  desk.store().set_operator(desk.account(given.email).id, !given.off);
}

void remove(OperatorDesk& desk, const AccountArguments& given) {
  desk.accounts().remove(desk.account(given.email));
}

struct Action {
  const char* name;
  const char* help;
  void (*run)(OperatorDesk&, const AccountArguments&);
};

constexpr std::array kActions{
    Action{"create", "make an account; prints its API token, alone on its line", create},
    Action{"list", "one line an account: address, when it was made, plan, state", list},
    Action{"show", "an account with its allowance, credits and use", show},
    Action{"confirm", "let in who has signed up with this address", confirm},
    Action{"password", "set a password (asked for, or a line of standard input), which ends all sessions",
           password},
    Action{"plan", "move an account to another plan", plan},
    Action{"grant", "give credits; a negative number takes back what is not spent", grant},
    Action{"operator", "let an account see the queue, failures and accounts, and change these, in a browser",
           make_operator},
    Action{"disable", "refuse the account's tokens and sessions from now on", disable},
    Action{"enable", "let a disabled account in again", enable},
    Action{"delete", "delete an account with its jobs, documents and tokens", remove},
};

void add_arguments(CLI::App& command, const std::string& name, AccountArguments& given) {
  if (name != "list") command.add_option("email", given.email, "address of the account")->required();
  if (name == "create") {
    command.add_option("--plan", given.plan, "plan of the account [unlimited]");
    command.add_flag("--password", given.with_password, "ask for a password as well, to log in with");
  }
  if (name == "plan") command.add_option("plan", given.plan, "name of the plan")->required();
  if (name == "password") {
    command.add_flag("--code", given.as_code, "print a code that sets a new one instead; good for an hour");
  }
  if (name == "operator") command.add_flag("--off", given.off, "take it back");
  if (name == "grant") {
    command.add_option("credits", given.credits, "how many")->required();
    command.add_option("--note", given.note, "why, for the ledger");
  }
}

}  // namespace

int account_command(const Arguments& arguments) {
  CLI::App parser("Make, list and change accounts.", "ocrchat account");
  parser.require_subcommand(1)->fallthrough();
  const SettingFlags flags(parser);
  AccountArguments given;
  const Action* chosen = nullptr;
  for (const Action& action : kActions) {
    CLI::App* command = parser.add_subcommand(action.name, action.help);
    add_arguments(*command, action.name, given);
    command->callback([&chosen, &action] { chosen = &action; });
  }
  if (const auto status = parse(parser, arguments)) return *status;
  OperatorDesk desk(flags.settings());
  chosen->run(desk, given);
  return kOk;
}

}  // namespace ocrchat
