#include "app/reading_crew.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "app/commands.hpp"
#include "base/ids.hpp"
#include "document/json.hpp"
#include "pipeline/page_selection.hpp"
#include "worker/worker.hpp"

namespace ocrchat {
namespace {

/// Opens the file, or what comes on standard input if it is "-".
FileDescriptor open_input(const std::filesystem::path& path) {
  if (path != "-") {
    FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.valid() || std::filesystem::is_directory(path)) {
      throw Error(ErrorCode::unreadable_file, "The file cannot be opened.");
    }
    return fd;
  }
  FileDescriptor copy = temporary_file(std::filesystem::temp_directory_path());
  FdSink sink(copy.get());
  std::string piece(1 << 16, '\0');
  ssize_t size = 0;
  while ((size = ::read(STDIN_FILENO, piece.data(), piece.size())) > 0) {
    sink.write(std::string_view(piece).substr(0, static_cast<std::size_t>(size)));
  }
  if (size < 0) throw Error(ErrorCode::unreadable_file, "Standard input cannot be read.");
  return copy;
}

Source describe(const std::filesystem::path& path, int fd) {
  const MappedFile file(fd);
  return {
      path.filename().string(), {}, static_cast<std::int64_t>(file.bytes().size()), sha256_hex(file.bytes())};
}

}  // namespace

/// A reader process and the file that it has open.
class ReadingCrew::Reader {
 public:
  Reader(const Settings& settings, const ReadingOrder& order)
      : order_(order), process_(own_program(), settings) {}

  Inspection open(FileReading& file) {
    opened_ = nullptr;
    const Inspection inspection = process_.open(file.fd.get(), order_.password);
    opened_ = &file;
    return inspection;
  }

  std::string read(FileReading& file, int page) {
    if (opened_ != &file || !process_.is_open()) open(file);
    return process_.read_page(page, order_.language);
  }

 private:
  const ReadingOrder& order_;
  ReaderProcess process_;
  FileReading* opened_ = nullptr;
};

ReadingCrew::ReadingCrew(const Settings& settings, ReadingOrder order, std::function<void(int, int)> progress)
    : settings_(settings), order_(std::move(order)), progress_(std::move(progress)) {
  for (const auto& path : order_.files) {
    files_.push_back(std::make_unique<FileReading>());
    files_.back()->path = path;
  }
  // A command that reads cannot do without a reader, whatever a server's settings say.
  const std::size_t readers = std::max<std::size_t>(1, readers_at_once(settings));
  for (std::size_t i = 0; i < readers; ++i) threads_.emplace_back([this] { work(); });
}

ReadingCrew::~ReadingCrew() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

FileReading& ReadingCrew::wait(std::size_t index) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return files_[index]->state == FileReading::State::finished; });
  return *files_[index];
}

void ReadingCrew::work() {
  Reader reader(settings_, order_);
  while (const auto task = take()) {
    if (task->page) {
      read(reader, *task->file, *task->page);
    } else {
      open(reader, *task->file);
    }
  }
}

// Pages of opened files first: what was begun is finished before the next file is opened.
std::optional<ReadingCrew::Task> ReadingCrew::take() {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (stopping_) return std::nullopt;
    bool opening = false;
    for (const auto& file : files_) {
      if (file->state == FileReading::State::reading && file->next_page < file->pages.size()) {
        return Task{file.get(), file->pages[file->next_page++]};
      }
      opening = opening || file->state == FileReading::State::opening;
    }
    for (const auto& file : files_) {
      if (file->state != FileReading::State::waiting) continue;
      file->state = FileReading::State::opening;
      return Task{file.get(), std::nullopt};
    }
    if (!opening) return std::nullopt;
    changed_.wait(lock);
  }
}

void ReadingCrew::open(Reader& reader, FileReading& file) {
  std::optional<Error> failure;
  std::vector<int> pages;
  try {
    file.fd = open_input(file.path);
    file.head.source = describe(file.path, file.fd.get());
    const Inspection inspection = reader.open(file);
    file.head.source.media_type = media_type_name(inspection.media_type);
    pages = select_pages(order_.pages, inspection.page_count);
  } catch (const Error& error) {
    failure = error;
  }
  const std::lock_guard lock(mutex_);
  file.failure = failure;
  file.pages = pages;
  file.state = failure || pages.empty() ? FileReading::State::finished : FileReading::State::reading;
  pages_known_ += static_cast<int>(pages.size());
  changed_.notify_all();
}

void ReadingCrew::read(Reader& reader, FileReading& file, int page) {
  for (std::int64_t tries = 1;; ++tries) {
    try {
      return finish_page(file, page, reader.read(file, page), std::nullopt);
    } catch (const Error& error) {
      const bool lost = error.code() == ErrorCode::page_crashed || error.code() == ErrorCode::page_timeout;
      if (lost && tries < settings_.page_tries) continue;
      const Warning warning{std::string(error_name(error.code())), error.message(), page};
      Page missing;
      missing.index = page;
      missing.warnings.push_back(warning);
      return finish_page(file, page, serialize_page(missing), warning);
    }
  }
}

void ReadingCrew::finish_page(FileReading& file, int page, const std::string& json,
                              const std::optional<Warning>& warning) {
  file.spool.add(page, json);
  const std::lock_guard lock(mutex_);
  if (warning) {
    file.head.warnings.push_back(*warning);
    ++file.pages_failed;
  }
  if (++file.pages_done == file.pages.size()) file.state = FileReading::State::finished;
  progress_(++pages_done_, pages_known_);
  changed_.notify_all();
}

}  // namespace ocrchat
