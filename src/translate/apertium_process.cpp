#include "translate/apertium_process.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "translate/apertium_stream.hpp"
#include "translate/spawned_group.hpp"

namespace ocrchat {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kGraceMillis = 200;
constexpr milliseconds kLook{50};                  // how often is looked whether it is cancelled
constexpr std::size_t kMostAnswerBytes = 1 << 20;  // a translation is about as long as its text

// A mode is a line of programs for the shell. `apertium` itself would run it too, but holds every answer back
// until the next text comes; so the shell asks for the line in which each program answers when it reads a
// NUL, and becomes it. -n: no marks on unknown words.
constexpr std::string_view kScript =
    R"(ulimit -c 0; ulimit -v "$1" && line=$("$2" -z "$3") && exec /bin/sh -c "$line" sh -n "")";

std::vector<std::string> command(const ApertiumOptions& options, const std::string& mode) {
  return {"/bin/sh",
          "-c",
          std::string(kScript),
          "sh",
          std::to_string(options.memory_mb * 1024),
          options.program,
          options.folder + "/modes/" + mode + ".mode"};
}

}  // namespace

/// Writes what is left to be written, and reads what comes, at the same time: a program that waits until its
/// answer is read does not read.
class ApertiumProcess::Conversation {
 public:
  Conversation(ApertiumProcess& process, std::span<const std::string> texts, const std::stop_token& cancel)
      : process_(process), count_(texts.size()), cancel_(cancel) {
    for (std::size_t i = 0; i < count_; ++i) {
      to_write_ += apertium_stream(texts[i], process.asked_ + i);
      to_write_ += '\0';
    }
    set_deadline();
  }

  std::vector<std::string> run() {
    while (answers_.size() < count_ && !cancel_.stop_requested() && Clock::now() < deadline_) {
      if (!exchange()) break;
    }
    return std::move(answers_);
  }

  /// Whether nothing came that was not asked for.
  bool clean() const { return read_.empty() && written_ == to_write_.size(); }

 private:
  void set_deadline() {
    deadline_ = Clock::now() + (process_.answered_ ? process_.options_.text : process_.options_.start);
  }

  bool exchange() {
    const bool writing = written_ < to_write_.size();
    std::array<pollfd, 2> ends{pollfd{process_.from_.get(), POLLIN, 0},
                               pollfd{writing ? process_.to_.get() : -1, POLLOUT, 0}};
    if (::poll(ends.data(), ends.size(), static_cast<int>(kLook.count())) < 0) return errno == EINTR;
    if (ends[1].revents != 0 && !write_some()) return false;
    return ends[0].revents == 0 || (read_some() && take_answers());
  }

  bool write_some() {
    const ssize_t sent =
        ::write(process_.to_.get(), to_write_.data() + written_, to_write_.size() - written_);
    if (sent < 0) return errno == EAGAIN || errno == EINTR;
    written_ += static_cast<std::size_t>(sent);
    return true;
  }

  bool read_some() {
    std::array<char, 8192> piece{};
    const ssize_t got = ::read(process_.from_.get(), piece.data(), piece.size());
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    read_.append(piece.data(), static_cast<std::size_t>(got));
    return got > 0 && read_.size() <= kMostAnswerBytes;
  }

  bool take_answers() {
    for (std::size_t end = read_.find('\0'); end != std::string::npos && answers_.size() < count_;
         end = read_.find('\0')) {
      auto text = text_of_apertium(read_.substr(0, end), process_.asked_ + answers_.size());
      if (!text) return false;
      answers_.push_back(std::move(*text));
      read_.erase(0, end + 1);
      process_.answered_ = true;
      set_deadline();
    }
    return true;
  }

  ApertiumProcess& process_;
  const std::size_t count_;
  const std::stop_token& cancel_;
  std::string to_write_;
  std::size_t written_ = 0;
  std::string read_;
  std::vector<std::string> answers_;
  Clock::time_point deadline_;
};

ApertiumProcess::ApertiumProcess(const ApertiumOptions& options, std::string mode)
    : options_(options), mode_(std::move(mode)) {
  SpawnedGroup spawned = spawn_group(command(options_, mode_));
  group_ = spawned.leader;
  to_ = std::move(spawned.to);
  from_ = std::move(spawned.from);
}

// One that is well ends by itself when it can read no more.
ApertiumProcess::~ApertiumProcess() {
  to_ = FileDescriptor();
  end_group(group_, kGraceMillis);
}

std::vector<std::string> ApertiumProcess::ask(std::span<const std::string> texts,
                                              const std::stop_token& cancel) {
  Conversation conversation(*this, texts, cancel);
  std::vector<std::string> answers = conversation.run();
  asked_ += texts.size();
  healthy_ = answers.size() == texts.size() && conversation.clean();
  return answers;
}

}  // namespace ocrchat
