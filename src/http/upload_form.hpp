#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "http/multipart.hpp"
#include "service/service.hpp"

namespace ocrchat {

/// The form of a submission: small fields are collected, the file goes through in pieces.
class UploadForm final : public FormEvents {
 public:
  static constexpr std::size_t kMostFields = 32;
  static constexpr std::size_t kMostFieldBytes = 64 << 10;

  /// @param most_file_bytes  the largest file taken
  explicit UploadForm(std::int64_t most_file_bytes) : most_file_bytes_(most_file_bytes) {}

  /// @throws Error(bad_field) for a field that is unknown, sent twice or too long
  void begin_part(const FormPart& part) override;
  /// @throws Error(file_too_large | bad_field)
  void content(std::string_view bytes) override;
  void end_part() override {}

  std::int64_t most_file_bytes() const { return most_file_bytes_; }
  /// Whether a file came; a form sent by a browser without choosing one has an empty part without a name.
  bool has_file() const { return file_seen_ && (file_bytes_ > 0 || !file_name_.empty()); }
  const std::string& file_name() const { return file_name_; }
  std::int64_t file_bytes() const { return file_bytes_; }
  /// Bytes of the file that nobody has taken yet.
  std::string& pending() { return pending_; }

  /// Fields left empty count as not sent.
  /// @throws Error(bad_field) if one is not UTF-8
  void fill(Submission& submission) const;

 private:
  const std::int64_t most_file_bytes_;
  std::map<std::string, std::string> fields_;
  std::string* field_ = nullptr;  ///< that the current part fills; null: the file
  bool file_seen_ = false;
  std::string file_name_;
  std::int64_t file_bytes_ = 0;
  std::string pending_;
};

/// "The file is larger than 200 MB …"
Error file_too_large(std::int64_t most_bytes);

}  // namespace ocrchat
