#pragma once

#include <span>
#include <string_view>

namespace ocrchat {

/// A file of the web app, linked into the binary. Its name holds a hash of its content.
struct WebFile {
  std::string_view name;
  std::string_view media_type;
  std::string_view tag;  ///< of its content
  std::string_view plain;
  std::string_view gzip;
  std::string_view brotli;
};

/// Sorted by name. Made by web/build.mjs, as is `web_index`.
std::span<const WebFile> web_files();

/// The page that loads the app, whatever its address. `{{root}}` in it stands for the way from there to the
/// app's root.
std::string_view web_index();

}  // namespace ocrchat
