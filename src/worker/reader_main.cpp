#include <fcntl.h>
#include <unistd.h>

#include <exception>

#include "base/error.hpp"
#include "worker/frames.hpp"
#include "worker/messages.hpp"
#include "worker/orphan.hpp"
#include "worker/reader_process.hpp"
#include "worker/reader_session.hpp"
#include "worker/sandbox.hpp"
#include "worker/spawned_reader.hpp"

namespace ocrchat {
namespace {

constexpr FrameLimits kRequests{.payload = 1 << 20, .descriptors = 2};
constexpr int kFailed = 70;  // EX_SOFTWARE

// What the libraries look for while they read: models, fonts and their caches, maps of CJK PDF fonts,
// converters.
SandboxPolicy policy_of(const Settings& settings) {
  return {.readable = {settings.models, "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig",
                       "/etc/fonts", "/var/cache/fontconfig", "/usr/share/poppler", "/usr/lib", "/usr/lib64",
                       "/lib", "/lib64", "/etc/ld.so.cache", "/dev/null", "/dev/urandom"},
          .memory_mb = settings.reader_memory_mb};
}

// Where memory runs out, the kernel is to end a reader and not the server.
void offer_to_the_oom_killer() {
  const FileDescriptor score(::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
  if (score.valid() && ::write(score.get(), "500", 3) != 3) return;  // as well without
}

bool lock_in(Channel& channel, Settings& settings) {
  const auto first = channel.receive(kRequests, kForever);
  if (!first || first->kind != FrameKind::settings) return false;
  try {
    apply_reader_settings(settings, first->payload);
    offer_to_the_oom_killer();
    own_signals_of(channel.descriptor());
    enter_sandbox(policy_of(settings));
  } catch (const Error& error) {
    channel.send(FrameKind::error, to_message(error), {}, kForever);
    return false;
  }
  channel.send(FrameKind::done, {}, {}, kForever);
  return true;
}

Frame answer_unless_alone(ReaderSession& session, Frame& request, int socket) {
  const DiesWithPeer guard(socket);
  return session.answer(request);
}

void serve(Channel& channel, const Settings& settings) {
  ReaderSession session(settings);
  while (auto request = channel.receive(kRequests, kForever)) {
    const Frame answer = answer_unless_alone(session, *request, channel.descriptor());
    channel.send(answer.kind, answer.payload, {}, kForever);
  }
}

}  // namespace

int run_reader(const Settings& settings) {
  ::close_range(kReaderSocket + 1, ~0U, 0);
  try {
    Settings mine = settings;
    Channel channel{FileDescriptor(kReaderSocket)};
    if (!lock_in(channel, mine)) return kFailed;
    serve(channel, mine);
    return 0;
  } catch (
      const std::exception&) {  // the server is gone, or there is no memory to answer with: it sees us end
    return kFailed;
  }
}

}  // namespace ocrchat
