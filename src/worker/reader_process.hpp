#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "base/settings.hpp"
#include "document/model.hpp"
#include "pipeline/document_tools.hpp"

namespace ocrchat {

/// A child process in which documents are decoded and read (`ocrchat reader`), sandboxed. One call at a time;
/// one object serves one thread. A call that outlives its deadline kills the process; `open` starts it again.
/// A new process knows no document: after page_timeout or page_crashed, open again. What it answers is not
/// trusted: an answer that is ill-formed or too large is page_crashed.
class ReaderProcess {
 public:
  /// @param program  the binary that executes itself; @param settings must outlive the object
  ReaderProcess(std::string program, const Settings& settings);
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;
  ~ReaderProcess();

  /// Starts the process unless it runs; `open` does so itself.
  /// @throws Error(internal) if it cannot be started or locked in: no fault of a document
  void start();
  /// Kills the process, so that the call in hand ends with page_crashed. From any thread.
  void interrupt();

  /// Opens a document for the calls that follow. @throws Error as `open_source`, page_timeout, page_crashed;
  /// overloaded if this process is short of descriptors
  Inspection open(int document_fd, const std::string& password);
  /// Whether the process lives and has a document open: it may have died since its last answer.
  bool is_open();
  /// The page read, of the document that is open. @throws Error as `read_page`, page_timeout, page_crashed
  Page read(int index, const std::string& language);
  /// The same as JSON.
  std::string read_page(int index, const std::string& language);
  std::string picture(const PictureRequest& request);
  /// @param pages_fd  the pages' JSON, one a line; @param out_fd takes the PDF
  void searchable_pdf(int pages_fd, int out_fd);

  /// Lets go of the document, so that nothing keeps a deleted one; ends the process if need be.
  void close();

  /// Of the running process; 0 if none runs.
  int pid() const;
  /// Pages read since the process was started.
  int pages_read() const;
  /// Ends the process.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// `ocrchat reader`: what runs in the child. Locks itself in, then answers frames on descriptor 3 until it is
/// closed.
/// @returns the exit status
int run_reader(const Settings& settings);

}  // namespace ocrchat
