#include "worker/fake_reader.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <thread>

#include "base/error.hpp"
#include "base/log.hpp"
#include "document/json.hpp"
#include "worker/frames.hpp"
#include "worker/messages.hpp"
#include "worker/reader_process.hpp"
#include "worker/spawned_reader.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;

/// "what@page:file"
struct Order {
  std::string what;
  std::string page;
  std::string file;
};

Order order_of(const std::string& text) {
  const auto at = text.find('@');
  const auto colon = text.find(':');
  Order order{text.substr(0, std::min(at, colon)), "", ""};
  if (at != std::string::npos)
    order.page = text.substr(at + 1, colon == std::string::npos ? colon : colon - at - 1);
  if (colon != std::string::npos) order.file = text.substr(colon + 1);
  return order;
}

bool first_time(const std::string& file) {
  return FileDescriptor(::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600)).valid();
}

void say(std::string_view bytes) {
  FdSink(kReaderSocket).write(bytes);
}

void drip() {
  for (const char c : std::string("\x40\0\0\0\7", 5)) say({&c, 1});
  for (;;) {
    std::this_thread::sleep_for(milliseconds(100));
    say("x");
  }
}

void page(Channel& channel, int index) {
  Page result;
  result.index = index;
  result.width = 100;
  result.height = 50;
  result.confidence = 0.5;
  result.language = "en";
  Word word;
  word.text = "four";
  word.box = {1, 1, 20, 10};
  word.confidence = 0.5;
  Block block;
  block.id = "p" + std::to_string(index) + "b0";
  block.box = word.box;
  block.content = Text{{Line{word.box, {}, {word}, 0.5}}};
  result.blocks.push_back(block);
  channel.send(FrameKind::page, serialize_page(result), {}, kForever);
}

void misbehave(Channel& channel, const std::string& what) {
  if (what == "hang") {
    for (;;) ::pause();
  }
  if (what == "abort") std::abort();
  if (what == "exit") ::_exit(0);
  if (what == "garbage") say("HTTP/1.1 200 OK\r\n");
  if (what == "huge") say(std::string("\xff\xff\xff\xff\7", 5));
  if (what == "drip") drip();
  if (what == "nonsense") channel.send(FrameKind::page, R"({"index":"?"})", {}, kForever);
  if (what == "other") page(channel, 4711);
  if (what == "kind") channel.send(FrameKind::bytes, "x", {}, kForever);
  if (what == "unreadable") {
    channel.send(FrameKind::error, to_message(Error(ErrorCode::page_unreadable)), {}, kForever);
  }
  if (what == "impostor")
    channel.send(FrameKind::error, R"({"code":"token_invalid","message":"x","where":""})", {}, kForever);
}

void answer_and_die(Channel& channel, int index) {
  page(channel, index);
  ::_exit(0);
}

/// @returns whether it did, and nothing else is to be said
bool misbehaved(Channel& channel, const std::string& text, int index) {
  const Order order = order_of(text);
  if (order.what.empty() || order.what == "auto") return false;
  if (!order.page.empty() && order.page != std::to_string(index)) return false;
  if (!order.file.empty() && !first_time(order.file)) return false;
  if (order.what == "slow") std::this_thread::sleep_for(milliseconds(100));
  if (order.what == "slow") return false;
  if (order.what == "last") answer_and_die(channel, index);
  misbehave(channel, order.what);
  return true;
}

void answer(Channel& channel, const Frame& request, bool& opened) {
  if (request.kind == FrameKind::open) {
    opened = true;
    if (misbehaved(channel, open_request(request.payload).password, 0)) return;
    channel.send(FrameKind::done, to_message(Inspection{MediaType::pdf, 7}), {}, kForever);
  } else if (request.kind == FrameKind::read && !opened) {
    channel.send(FrameKind::error, to_message(Error(ErrorCode::internal, {}, "no document is open")), {},
                 kForever);
  } else if (request.kind == FrameKind::read) {
    const ReadRequest wanted = read_request(request.payload);
    if (!misbehaved(channel, wanted.language, wanted.index)) page(channel, wanted.index);
  } else {
    channel.send(FrameKind::done, {}, {}, kForever);
  }
}

std::string program_named(const std::string& name) {
  static const TestFolder folder;
  const auto path = folder.path() / name;
  if (!std::filesystem::exists(path))
    std::filesystem::create_symlink(std::filesystem::read_symlink("/proc/self/exe"), path);
  return path.string();
}

}  // namespace

int run_fake_reader() {
  Channel channel{FileDescriptor(kReaderSocket)};
  bool opened = false;
  while (const auto request = channel.receive({.payload = 1 << 20, .descriptors = 2}, kForever)) {
    answer(channel, *request, opened);
  }
  return 0;
}

std::string fake_reader_program() {
  return program_named("fake");
}
std::string true_reader_program() {
  return program_named("true");
}

TestFolder::TestFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "ocrchat-worker-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
}

TestFolder::~TestFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

bool soon(const std::function<bool()>& so, milliseconds patience) {
  const Deadline end = deadline_in(patience);
  while (!so()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(milliseconds(5));
  }
  return true;
}

}  // namespace ocrchat

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "reader") {
    const bool true_one = std::string_view(argv[0]).ends_with("/true");
    return true_one ? ocrchat::run_reader({}) : ocrchat::run_fake_reader();
  }
  testing::InitGoogleMock(&argc, argv);
  ocrchat::set_log_level("error");
  return RUN_ALL_TESTS();
}
