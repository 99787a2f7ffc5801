#include <cstdio>

#include "app/commands.hpp"
#include "app/setting_flags.hpp"
#include "app/storage.hpp"
#include "service/sweeper.hpp"

namespace ocrchat {
namespace {

constexpr int kPatienceMs = 1000;

int check(Sweeper& sweeper) {
  const auto leftovers = sweeper.leftovers(now_ms(), kPatienceMs);
  for (const std::string& leftover : leftovers) std::printf("%s\n", leftover.c_str());
  return leftovers.empty() ? kOk : kFailed;
}

// Twice: a document without a job goes at the second sweep that finds it.
int purge(Sweeper& sweeper) {
  const int jobs = sweeper.sweep(now_ms()) + sweeper.sweep(now_ms());
  std::printf("%d expired jobs deleted\n", jobs);
  return kOk;
}

}  // namespace

int purge_command(const Arguments& arguments) {
  CLI::App parser("Delete what has expired; a running service does so by itself.", "ocrchat purge");
  bool only_check = false;
  parser.add_flag("--check", only_check, "delete nothing; name what is left over, and fail if anything is");
  const SettingFlags flags(parser);
  if (const auto status = parse(parser, arguments)) return *status;
  const Settings settings = flags.settings();
  const auto store = open_store(settings);
  const auto blobs = open_blobs(settings);
  Sweeper sweeper(*store, *blobs);
  return only_check ? check(sweeper) : purge(sweeper);
}

}  // namespace ocrchat
