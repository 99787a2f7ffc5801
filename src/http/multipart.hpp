#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ocrchat {

/// The head of one part of a form.
struct FormPart {
  std::string name;
  std::optional<std::string> file_name;  ///< well-formed UTF-8, without folders
};

/// Receives a form while it is parsed.
class FormEvents {
 public:
  virtual ~FormEvents() = default;
  virtual void begin_part(const FormPart& part) = 0;
  /// A piece of the part's content, of any size.
  virtual void content(std::string_view bytes) = 0;
  virtual void end_part() = 0;
};

/// multipart/form-data (RFC 7578), fed in pieces of any size. Memory does not grow with the form.
class MultipartParser {
 public:
  static constexpr std::size_t kMostHeaderBytes = 8 << 10;  ///< of one part

  /// @param events  must outlive the parser; what it throws goes through `feed`
  MultipartParser(std::string_view boundary, FormEvents& events);

  /// @throws Error(bad_request) if it is malformed
  void feed(std::string_view bytes);
  /// Whether the last boundary was seen.
  bool finished() const { return state_ == State::finished; }

 private:
  enum class State { preamble, delimiter, headers, content, finished };
  bool step();
  bool skip_preamble();
  bool read_delimiter();
  bool read_headers();
  bool read_content();

  FormEvents& events_;
  std::string delimiter_;  ///< with the line break that belongs to it
  std::string held_;       ///< fed, but not yet understood
  State state_ = State::preamble;
};

/// The boundary named by a Content-Type.
/// @throws Error(bad_request), with advice, if it is not multipart/form-data
std::string boundary_of(const std::optional<std::string>& content_type);

}  // namespace ocrchat
