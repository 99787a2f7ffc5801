#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/bytes.hpp"
#include "base/settings.hpp"
#include "engine/page_reader.hpp"
#include "pipeline/document_tools.hpp"
#include "pipeline/source_file.hpp"
#include "worker/frames.hpp"

namespace ocrchat {

/// What a reader process does with the frames it gets: one document at a time, the engines kept warm between
/// them.
class ReaderSession {
 public:
  /// @param settings  must outlive the object
  explicit ReaderSession(const Settings& settings) : settings_(settings) {}

  /// Answers a request. Failures are answers too: nothing is thrown but what leaves no memory to answer with.
  Frame answer(Frame& request);

 private:
  struct Engines {
    std::unique_ptr<PageReader> recognition;
    std::unique_ptr<PageReader> embedded;
  };
  struct Opened {
    FileDescriptor file;
    std::unique_ptr<MappedFile> bytes;  // before the source, which reads it
    std::unique_ptr<SourceFile> source;
    std::string password;
  };

  Frame attempt(Frame& request);
  Frame open(Frame& request);
  Frame read(const Frame& request);
  Frame picture(const Frame& request);
  Frame text_layer(const Frame& request);
  Frame no_memory(FrameKind request);
  Opened& document();
  Engines& engines();

  const Settings& settings_;
  std::optional<Engines> engines_;
  std::optional<Opened> document_;
};

}  // namespace ocrchat
