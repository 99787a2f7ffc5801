#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/pix.hpp"
#include "engine/reading.hpp"

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

/// What reads pictures with one model (or several: "khm+eng") loaded. Not thread-safe; starts no threads.
class Recogniser {
 public:
  enum class Use {
    reading,  ///< with its dictionary, if it uses one
    trying,   ///< without: loads quickly and is small, to try which model fits
  };

  virtual ~Recogniser() = default;
  /// @param image  8-bit grey @param resolution  dots per inch
  /// @param within  where the print is, in pixels of the image, so that blank margins need not be searched;
  ///                a hint, which may be ignored; empty: not known
  /// @throws Error(page_unreadable)
  virtual Reading read(Pix* image, Segmentation segmentation, int resolution, const Box& within) = 0;
  Reading read(Pix* image, Segmentation segmentation, int resolution) {
    return read(image, segmentation, resolution, Box{});
  }
  /// @param line  8-bit grey, of one line of text
  virtual Trial try_line(Pix* line, int resolution) = 0;
};

/// Loads models: their names as installed, joined by '+'. @throws Error(engine_not_configured) if one cannot
/// be loaded
using RecogniserMaker = std::unique_ptr<Recogniser> (*)(const std::filesystem::path& folder,
                                                        const std::string& names, Recogniser::Use use);

std::unique_ptr<Recogniser> make_tesseract_recogniser(const std::filesystem::path& folder,
                                                      const std::string& names, Recogniser::Use use);
std::unique_ptr<Recogniser> make_native_recogniser(const std::filesystem::path& folder,
                                                   const std::string& names, Recogniser::Use use);

}  // namespace ocrchat
