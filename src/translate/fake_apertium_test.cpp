#include "translate/fake_apertium.hpp"

#include <signal.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "base/bytes.hpp"
#include "base/ids.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kProgram = R"(import os, resource, signal, sys, time

folder = sys.argv[1]


def note(pid):
    with open(f"{folder}/started", "a") as file:
        file.write(f"{pid}\n")


def once(what):
    try:
        os.close(os.open(f"{folder}/{what}", os.O_CREAT | os.O_EXCL))
        return True
    except FileExistsError:
        return False


def say(answer):
    os.write(1, answer)


def answer(text, mark):
    words = text.split(" ")
    what = words[0] if len(words) == 1 or words[1:] == ["once"] and once(words[0]) else ""
    if what == "hang":
        time.sleep(3600)
    elif what == "die":
        os._exit(1)
    elif what == "flood":
        while True:
            say(b"x" * 65536)
    elif what == "garbage":
        return say(b"\xff\xfe" + mark + b"\0")
    elif what == "strange":
        return say(b"T strange[99999]\0")
    elif what == "twice":
        say(b"T twice" + mark + b"\0")
    elif what == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        child = os.fork()
        if child == 0:
            time.sleep(3600)
        note(child)
    elif what == "number":
        return say(b"T number 5" + mark + b"\0")
    elif what == "where":
        text = " ".join(sorted(os.environ)) + ";" + " fd" * (len(os.listdir("/proc/self/fd")) - 1)
    elif what == "limit":
        text = "MiB " + str(resource.getrlimit(resource.RLIMIT_AS)[0] // 2**20).translate(str.maketrans("0123456789", "abcdefghij"))
    say(b"T " + text.encode() + mark + b"\0")


note(os.getpid())
left = b""
while True:
    piece = os.read(0, 65536)
    if not piece:
        break
    *frames, left = (left + piece).split(b"\0")
    for frame in frames:
        text, _, number = frame.rpartition(b"[")
        answer(text.decode().removesuffix(".[]"), b".[][" + number)
)";

bool is_alive(pid_t pid) {
  std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
  std::string word;
  stat >> word >> word >> word;
  return stat && word != "Z";
}

}  // namespace

FakeApertium::FakeApertium()
    : folder_(std::filesystem::temp_directory_path() / ("ocrchat apertium " + new_uuid())) {
  ::signal(SIGPIPE, SIG_IGN);
  std::filesystem::create_directories(folder_ / "modes");
  write_file(folder_ / "modes/spa-cat.mode", "");
  write_file(folder_ / "modes/cat-spa.mode", "");
  write_file(folder_ / "programs", kProgram);
  write_file(folder_ / "apertium", "#!/bin/sh\ntest \"$1\" = -z && echo \"exec /usr/bin/python3 '" +
                                       (folder_ / "programs").string() + "' '" + folder_.string() + "'\"\n");
  std::filesystem::permissions(folder_ / "apertium", std::filesystem::perms::owner_all);
}

FakeApertium::~FakeApertium() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

ApertiumOptions FakeApertium::options() const {
  ApertiumOptions options;
  options.folder = folder_;
  options.program = folder_ / "apertium";
  options.start = std::chrono::seconds(5);  // a machine full of work starts Python slowly
  options.text = std::chrono::milliseconds(400);
  return options;
}

std::size_t FakeApertium::starts() const {
  std::ifstream file(folder_ / "started");
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) ++count;
  return count;
}

std::size_t FakeApertium::alive() const {
  std::ifstream file(folder_ / "started");
  std::size_t count = 0;
  for (pid_t pid = 0; file >> pid;) count += is_alive(pid) ? 1 : 0;
  return count;
}

bool FakeApertium::all_gone() const {
  for (int i = 0; i < 1000 && alive() > 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return alive() == 0;
}

}  // namespace ocrchat
