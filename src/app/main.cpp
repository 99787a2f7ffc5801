#include <array>
#include <cstdio>
#include <exception>
#include <string_view>

#include "app/commands.hpp"
#include "base/error.hpp"

namespace {

using namespace ocrchat;

struct Command {
  std::string_view name;
  int (*run)(const Arguments&);
  std::string_view summary;  ///< empty: for the program's own use, not shown
};

constexpr std::array kCommands{
    Command{"ocr", ocr_command, "read files and write text, Markdown, Word, searchable PDF, CSV or JSON"},
    Command{"serve", serve_command, "run the document service"},
    Command{"worker", worker_command, "read pages for a service that runs elsewhere"},
    Command{"account", account_command, "make, list and change accounts; grant credits"},
    Command{"token", token_command, "make, list and revoke API tokens"},
    Command{"ledger", ledger_command, "check the ledger, show what an account used"},
    Command{"queue", queue_command, "show the queue, and the pages that were given up"},
    Command{"purge", purge_command, "delete what has expired, or check that nothing is left over"},
    Command{"doctor", doctor_command, "say what works here: engines, languages, sandbox, limits"},
    Command{"reader", reader_command, ""},
};

void print_help(std::FILE* out) {
  std::fputs("ocrchat " OCRCHAT_VERSION ": documents in, text out\n\nusage: ocrchat COMMAND …\n\n", out);
  for (const Command& command : kCommands) {
    if (command.summary.empty()) continue;
    std::fprintf(out, "  %-9s %s\n", command.name.data(), command.summary.data());
  }
  std::fputs("\n'ocrchat COMMAND --help' says more.\n", out);
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments all(argv + 1, argv + argc);
  if (all.empty() || all[0] == "--help" || all[0] == "-h" || all[0] == "help") {
    print_help(all.empty() ? stderr : stdout);
    return all.empty() ? kUsage : kOk;
  }
  if (all[0] == "--version") {
    std::puts("ocrchat " OCRCHAT_VERSION);
    return kOk;
  }
  try {
    for (const Command& command : kCommands) {
      if (command.name == all[0]) return command.run(Arguments(all.begin() + 1, all.end()));
    }
    std::fprintf(stderr, "ocrchat: there is no command '%s'\n\n", all[0].c_str());
    print_help(stderr);
    return kUsage;
  } catch (const Error& error) {
    std::fprintf(stderr, "ocrchat: %s%s%s\n", error.what(), error.where().empty() ? "" : " — ",
                 error.where().c_str());
    return error.code() == ErrorCode::setting_invalid ? kUsage : kFailed;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "ocrchat: %s\n", error.what());
    return kFailed;
  }
}

namespace ocrchat {

// Not the path it was started from: that may by now lead to another version, or nowhere.
std::string own_program() {
  return "/proc/self/exe";
}

}  // namespace ocrchat
