#pragma once

#include <cstddef>
#include <filesystem>
#include <list>
#include <memory>
#include <string>

#include "engine/pix.hpp"
#include "engine/reading.hpp"
#include "language/models.hpp"

namespace ocrchat {

/// How a picture is cut into lines.
enum class Segmentation {
  page,
  block,     ///< one column of lines
  line,      ///< a line, cut to its ink first
  raw_line,  ///< a line as it is
};

/// What a model makes of one line, symbol by symbol: one letter cut in two does not spoil a whole word.
struct Trial {
  std::string text;
  int characters = 0;     ///< letters and digits
  double confidence = 0;  ///< mean over symbols; 0 if there are none
};

/// libtesseract with one model (or several: "khm+eng") loaded. Not thread-safe; starts no threads.
class TesseractSession {
 public:
  enum class Use {
    reading,  ///< with its dictionary
    trying,   ///< without: loads quickly and is small, to try which model fits
  };

  /// @param names  as installed, joined by '+'
  /// @throws Error(engine_not_configured) if the model cannot be loaded
  TesseractSession(const std::filesystem::path& folder, const std::string& names, Use use);
  ~TesseractSession();
  TesseractSession(const TesseractSession&) = delete;
  TesseractSession& operator=(const TesseractSession&) = delete;

  /// @param image  8-bit grey @param resolution  dots per inch
  /// @param within  the part to look at, in pixels of the image; empty: all of it
  /// @throws Error(page_unreadable)
  Reading read(Pix* image, Segmentation segmentation, int resolution, const Box& within = {});
  /// @param line  8-bit grey, of one line of text
  Trial try_line(Pix* line, int resolution);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Sessions kept warm: those used longest ago go first. Not thread-safe.
class SessionPool {
 public:
  explicit SessionPool(Models models) : models_(std::move(models)) {}

  /// @param model  of a `Language`, or several joined by '+'; those that are not installed are left out
  /// @throws Error(engine_not_configured) if none is installed
  TesseractSession& reading(const std::string& model);
  TesseractSession& trying(const std::string& model);
  const Models& models() const { return models_; }

 private:
  struct Kept {
    std::string names;
    std::unique_ptr<TesseractSession> session;
  };
  std::string installed(const std::string& model) const;
  TesseractSession& kept(std::list<Kept>& shelf, std::size_t room, const std::string& model,
                         TesseractSession::Use use);

  Models models_;
  std::list<Kept> reading_;
  std::list<Kept> trying_;
};

}  // namespace ocrchat
