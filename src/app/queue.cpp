#include <cstdio>

#include "app/commands.hpp"
#include "app/setting_flags.hpp"
#include "app/storage.hpp"

namespace ocrchat {
namespace {

void show_figures(Queue& queue) {
  const QueueFigures figures = queue.queue_figures();
  std::printf("waiting\t%lld\ndelayed\t%lld\nin hand\t%lld\noldest\t%s\n",
              static_cast<long long>(figures.waiting), static_cast<long long>(figures.delayed),
              static_cast<long long>(figures.in_hand),
              figures.oldest ? iso_time(*figures.oldest).c_str() : "-");
}

void show_dead_letters(Queue& queue, int most) {
  for (const DeadLetter& letter : queue.dead_letters(most)) {
    std::printf("%s\t%s\tpage %d\t%s\t%d tries\t%s\t%s\n", iso_time(letter.at).c_str(), letter.job.c_str(),
                letter.index + 1, letter.code.c_str(), letter.tries, letter.media_type.c_str(),
                letter.where.c_str());
  }
}

void show_callbacks(Callbacks& callbacks, int most) {
  for (const Callback& callback : callbacks.callbacks_given_up(most)) {
    std::printf("%s\t%s\t%d tries\t%s\t%s\n", iso_time(callback.created_at).c_str(), callback.job.c_str(),
                callback.tries, callback.url.c_str(), callback.outcome.c_str());
  }
}

}  // namespace

int queue_command(const Arguments& arguments) {
  CLI::App parser("Show how long the queue is, or the pages that were given up.", "ocrchat queue");
  int dead = 0;
  parser.add_option("--dead", dead, "show so many of the pages given up, newest first")
      ->check(CLI::PositiveNumber);
  int callbacks = 0;
  parser.add_option("--callbacks", callbacks, "show so many of the callbacks given up, newest first")
      ->check(CLI::PositiveNumber);
  const SettingFlags flags(parser);
  if (const auto status = parse(parser, arguments)) return *status;
  const auto store = open_store(flags.settings());
  if (dead > 0) {
    show_dead_letters(*store, dead);
  } else if (callbacks > 0) {
    show_callbacks(*store, callbacks);
  } else {
    show_figures(*store);
  }
  return kOk;
}

}  // namespace ocrchat
