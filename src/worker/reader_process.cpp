#include "worker/reader_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <optional>
#include <span>
#include <utility>

#include "base/error.hpp"
#include "document/json.hpp"
#include "worker/frames.hpp"
#include "worker/messages.hpp"
#include "worker/spawned_reader.hpp"

namespace ocrchat {
namespace {

using std::chrono::seconds;

constexpr std::size_t kMostMessage = 64 << 10;
constexpr std::size_t kMostPage = 32 << 20;  // the densest newspaper page is a third of it
constexpr std::size_t kMostPicture = 256 << 20;
constexpr int kGraceMs = 50;

/// The same file, for reading only: what a reader is given it must not be able to change.
FileDescriptor read_only(int fd) {
  const std::string path = "/proc/self/fd/" + std::to_string(fd);
  FileDescriptor result(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!result.valid()) throw Error(ErrorCode::overloaded, {}, path + ": " + std::strerror(errno));
  return result;
}

}  // namespace

struct ReaderProcess::Impl {
  Impl(std::string program_, const Settings& settings_) : program(std::move(program_)), settings(settings_) {}

  void start();
  void bury_if_dead();
  void greet();
  std::string end(int grace_ms);
  std::string call(FrameKind request, std::string_view payload, std::span<const int> descriptors,
                   std::pair<FrameKind, std::size_t> wanted, std::int64_t most_seconds);
  Frame converse(FrameKind request, std::string_view payload, std::span<const int> descriptors,
                 std::size_t most, Deadline deadline);
  [[noreturn]] void give_up(const Error& error);
  bool worn() const { return pages_read + opened >= settings.reader_pages; }

  const std::string program;
  const Settings& settings;
  std::optional<Channel> channel;
  bool holds_document = false;
  int pages_read = 0;
  int opened = 0;

  mutable std::mutex mutex;
  pid_t pid = 0;  // under the mutex: never the number of a process already reaped
};

// A reader that does not get as far as its sandbox is our own fault, not a document's.
void ReaderProcess::Impl::start() {
  if (channel) return;
  SpawnedReader child = spawn_reader(program, settings.log_level != "debug");
  {
    const std::lock_guard lock(mutex);
    pid = child.pid;
  }
  channel.emplace(std::move(child.socket));
  pages_read = opened = 0;
  greet();
}

// A reader has nothing to say unasked: if there is something to hear, it ended (the kernel was short of
// memory) or lies.
void ReaderProcess::Impl::bury_if_dead() {
  if (!channel) return;
  pollfd entry{channel->descriptor(), POLLIN, 0};
  if (::poll(&entry, 1, 0) != 0) end(0);
}

void ReaderProcess::Impl::greet() {
  try {
    const Deadline deadline = deadline_in(seconds(settings.open_seconds));
    const Frame answer =
        converse(FrameKind::settings, reader_settings_json(settings), {}, kMostMessage, deadline);
    if (answer.kind == FrameKind::done) return;
    const std::string why =
        answer.kind == FrameKind::error ? reported_error(answer.payload).where() : "answer";
    throw Error(ErrorCode::internal, {}, why);
  } catch (const Error& error) {
    const std::string how = end(kGraceMs);
    throw Error(ErrorCode::internal, {}, "the reader did not start: " + error.where() + "; it " + how);
  }
}

std::string ReaderProcess::Impl::end(int grace_ms) {
  channel.reset();
  holds_document = false;
  const std::lock_guard lock(mutex);
  if (pid == 0) return "was not running";
  return reap_reader(std::exchange(pid, 0), grace_ms);
}

void ReaderProcess::Impl::give_up(const Error& error) {
  const std::string how = end(error.code() == ErrorCode::page_crashed ? kGraceMs : 0);
  throw Error(error.code(), {}, error.where() + "; the reader " + how);
}

Frame ReaderProcess::Impl::converse(FrameKind request, std::string_view payload,
                                    std::span<const int> descriptors, std::size_t most, Deadline deadline) {
  channel->send(request, payload, descriptors, deadline);
  auto answer = channel->receive({.payload = most, .descriptors = 0}, deadline);
  if (!answer) throw Error(ErrorCode::page_crashed, {}, "no answer");
  return std::move(*answer);
}

std::string ReaderProcess::Impl::call(FrameKind request, std::string_view payload,
                                      std::span<const int> descriptors,
                                      std::pair<FrameKind, std::size_t> wanted, std::int64_t most_seconds) {
  if (request != FrameKind::open && !holds_document)
    throw Error(ErrorCode::page_crashed, {}, "no reader has the document open");
  std::optional<Error> reported;
  try {
    Frame answer = converse(request, payload, descriptors, wanted.second, deadline_in(seconds(most_seconds)));
    if (answer.kind == wanted.first) return std::move(answer.payload);
    if (answer.kind != FrameKind::error)
      throw Error(ErrorCode::page_crashed, {}, "an answer of the wrong kind");
    reported = reported_error(answer.payload);
  } catch (const Error& error) {
    give_up(error);
  }
  throw Error(*reported);
}

ReaderProcess::ReaderProcess(std::string program, const Settings& settings)
    : impl_(std::make_unique<Impl>(std::move(program), settings)) {}

ReaderProcess::~ReaderProcess() {
  stop();
}

void ReaderProcess::start() {
  impl_->bury_if_dead();
  impl_->start();
}

void ReaderProcess::interrupt() {
  const std::lock_guard lock(impl_->mutex);
  if (impl_->pid != 0) ::kill(impl_->pid, SIGKILL);
}

Inspection ReaderProcess::open(int document_fd, const std::string& password) {
  if (impl_->worn()) stop();
  start();
  impl_->holds_document = false;
  const FileDescriptor document = read_only(document_fd);
  const std::array descriptors{document.get()};
  const std::string answer = impl_->call(FrameKind::open, to_message(OpenRequest{password}), descriptors,
                                         {FrameKind::done, kMostMessage}, impl_->settings.open_seconds);
  ++impl_->opened;
  impl_->holds_document = true;
  try {
    return inspection(answer);
  } catch (const Error& error) {
    impl_->give_up(error);
  }
}

Page ReaderProcess::read(int index, const std::string& language) {
  const std::string answer = impl_->call(FrameKind::read, to_message(ReadRequest{index, language}), {},
                                         {FrameKind::page, kMostPage}, impl_->settings.page_seconds);
  ++impl_->pages_read;
  try {
    Page page = page_from_json(answer);
    if (page.index != index) throw Error(ErrorCode::internal, {}, "not the page that was asked for");
    return page;
  } catch (const Error& error) {
    impl_->give_up(Error(ErrorCode::page_crashed, {}, "an ill-formed page: " + error.where()));
  }
}

std::string ReaderProcess::read_page(int index, const std::string& language) {
  return serialize_page(read(index, language));
}

std::string ReaderProcess::picture(const PictureRequest& request) {
  ++impl_->pages_read;
  return impl_->call(FrameKind::picture, to_message(request), {}, {FrameKind::bytes, kMostPicture},
                     impl_->settings.page_seconds);
}

void ReaderProcess::searchable_pdf(int pages_fd, int out_fd) {
  const FileDescriptor pages = read_only(pages_fd);
  const std::array descriptors{pages.get(), out_fd};
  impl_->call(FrameKind::text_layer, {}, descriptors, {FrameKind::done, kMostMessage},
              impl_->settings.export_seconds);
}

bool ReaderProcess::is_open() {
  impl_->bury_if_dead();
  return impl_->holds_document;
}

void ReaderProcess::close() {
  if (!impl_->holds_document) return;
  try {
    impl_->call(FrameKind::close, {}, {}, {FrameKind::done, kMostMessage}, impl_->settings.open_seconds);
    impl_->holds_document = false;
  } catch (const Error&) {
    stop();
  }
}

int ReaderProcess::pid() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->pid;
}

int ReaderProcess::pages_read() const {
  return impl_->pages_read;
}

void ReaderProcess::stop() {
  impl_->end(0);
}

}  // namespace ocrchat
