#include <unistd.h>

#include <filesystem>
#include <utility>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "worker/page_lines.hpp"
#include "worker/reader_pool.hpp"
#include "worker/worker.hpp"

namespace ocrchat {
namespace {

constexpr int kReadersEach = 2;

// A reader may die by chance: killed where memory is short, or by whoever runs the machine.
template <typename Work>
auto with_two_tries(ReaderPool& pool, Work work) {
  try {
    const ReaderPool::Loan reader = pool.borrow();
    return work(*reader);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::page_crashed) throw;
  }
  const ReaderPool::Loan reader = pool.borrow();
  return work(*reader);
}

/// Pools of their own for what is quick, what takes a moment and what may take minutes: an upload never waits
/// behind an export.
class SandboxedTools final : public DocumentTools {
 public:
  SandboxedTools(const std::string& program, const Settings& settings)
      : settings_(settings),
        inspections_(program, settings_, kReadersEach),
        pictures_(program, settings_, kReadersEach),
        exports_(program, settings_, kReadersEach) {}

  Inspection inspect(int fd, const std::string& password) override {
    return with_two_tries(inspections_, [&](ReaderProcess& reader) { return reader.open(fd, password); });
  }

  std::string picture(int fd, const std::string& password, const PictureRequest& request) override {
    return with_two_tries(pictures_, [&](ReaderProcess& reader) {
      reader.open(fd, password);
      return reader.picture(request);
    });
  }

  void searchable_pdf(int fd, const std::string& password, PageSource& pages, int out_fd) override {
    const FileDescriptor lines = temporary_file(scratch_folder());
    FdSink sink(lines.get());
    write_page_lines(pages, sink);
    with_two_tries(exports_, [&](ReaderProcess& reader) {
      start_again(out_fd);
      reader.open(fd, password);
      reader.searchable_pdf(lines.get(), out_fd);
    });
  }

 private:
  // What a try that died has written is no part of the next one's.
  static void start_again(int out_fd) {
    if (::ftruncate(out_fd, 0) != 0 || ::lseek(out_fd, 0, SEEK_SET) != 0) {
      throw Error(ErrorCode::internal, {}, "an export's file cannot be emptied");
    }
  }

  std::filesystem::path scratch_folder() const {
    if (std::filesystem::is_directory(settings_.data)) return settings_.data;
    return std::filesystem::temp_directory_path();
  }

  const Settings settings_;
  ReaderPool inspections_;
  ReaderPool pictures_;
  ReaderPool exports_;
};

}  // namespace

std::unique_ptr<DocumentTools> make_sandboxed_tools(std::string program, const Settings& settings) {
  return std::make_unique<SandboxedTools>(program, settings);
}

}  // namespace ocrchat
