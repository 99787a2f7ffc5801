#include "app/commands.hpp"
#include "app/setting_flags.hpp"
#include "worker/reader_process.hpp"

namespace ocrchat {

int reader_command(const Arguments& arguments) {
  CLI::App parser("Decodes and reads documents for another ocrchat process; not to be started by hand.",
                  "ocrchat reader");
  const SettingFlags flags(parser);
  if (const auto status = parse(parser, arguments)) return *status;
  return run_reader(flags.settings());
}

}  // namespace ocrchat
