#pragma once

#include <filesystem>
#include <optional>

#include "base/bytes.hpp"

namespace ocrchat {

/// Entries of a model file that a line recogniser uses, by their places in its table (tesseract 4 and 5,
/// `tessdatamanager.h`).
enum class ModelEntry {
  config = 0,        ///< settings, a text
  network = 17,      ///< layers and weights
  punctuation = 18,  ///< dictionaries, as squished directed acyclic word graphs
  words = 19,
  numbers = 20,
  letters = 21,  ///< the unicharset, a text
  codes = 22,    ///< the recoder: letters as sequences of the network's classes
  version = 23,
};

/// A *.traineddata file, mapped read-only: processes that read with one model share its memory. Immutable,
/// safe to share between threads.
class Traineddata {
 public:
  /// @throws Error(engine_not_configured) if the file cannot be read or its table is broken
  explicit Traineddata(const std::filesystem::path& file);

  /// The bytes of an entry; valid as long as this object. Nothing if the file has none.
  std::optional<BytesView> entry(ModelEntry which) const;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  MappedFile file_;
};

}  // namespace ocrchat
