#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/page_spool.hpp"
#include "base/error.hpp"
#include "base/settings.hpp"
#include "worker/reader_process.hpp"

namespace ocrchat {

/// What the command line asks to be read.
struct ReadingOrder {
  std::vector<std::filesystem::path> files;
  std::string language = "auto";
  std::string pages;  ///< "1-3,8"; empty: all
  std::string password;
};

/// One file on its way; to be looked at when `ReadingCrew::wait` has returned it.
struct FileReading {
  std::filesystem::path path;
  FileDescriptor fd;
  Document head;
  std::vector<int> pages;
  PageSpool spool;
  std::optional<Error> failure;  ///< the file could not be opened
  int pages_failed = 0;

  enum class State { waiting, opening, reading, finished };
  State state = State::waiting;
  std::size_t next_page = 0;
  std::size_t pages_done = 0;
};

/// Reads files with several reader processes, page by page: all of them work on one document if there is only
/// one, and on several if documents have one page each. A page whose reader dies is tried again, then given
/// up with a warning.
class ReadingCrew {
 public:
  /// @param progress  called from any thread, one call at a time, after every page: pages done, pages known
  ReadingCrew(const Settings& settings, ReadingOrder order, std::function<void(int, int)> progress);
  ReadingCrew(const ReadingCrew&) = delete;
  ReadingCrew& operator=(const ReadingCrew&) = delete;
  /// Stops as soon as the pages in hand are read.
  ~ReadingCrew();

  /// Waits until the file at `index` of the order is read, or could not be.
  FileReading& wait(std::size_t index);

 private:
  struct Task {
    FileReading* file = nullptr;
    std::optional<int> page;  ///< none: the file is to be opened
  };
  class Reader;

  void work();
  std::optional<Task> take();
  void open(Reader& reader, FileReading& file);
  void read(Reader& reader, FileReading& file, int page);
  void finish_page(FileReading& file, int page, const std::string& json,
                   const std::optional<Warning>& warning);

  const Settings& settings_;
  const ReadingOrder order_;
  const std::function<void(int, int)> progress_;

  std::mutex mutex_;  // of everything below
  std::condition_variable changed_;
  std::vector<std::unique_ptr<FileReading>> files_;
  bool stopping_ = false;
  int pages_done_ = 0;
  int pages_known_ = 0;

  std::vector<std::thread> threads_;
};

}  // namespace ocrchat
