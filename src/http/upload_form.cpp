#include "http/upload_form.hpp"

#include <array>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

struct Field {
  std::string_view name;
  std::optional<std::string> Submission::*value;
};

constexpr std::array<Field, 8> kFields{{
    {"tier", &Submission::tier},
    {"language", &Submission::language},
    {"tool", &Submission::tool},
    {"translate_to", &Submission::translate_to},
    {"schema", &Submission::schema},
    {"pages", &Submission::pages},
    {"password", &Submission::password},
    {"callback_url", &Submission::callback_url},
}};

bool is_known(std::string_view name) {
  for (const Field& field : kFields) {
    if (field.name == name) return true;
  }
  return false;
}

std::string known_names() {
  std::string names = "file";
  for (const Field& field : kFields) names += ", " + std::string(field.name);
  return names;
}

}  // namespace

void UploadForm::begin_part(const FormPart& part) {
  const std::string shown = part.name.substr(0, 40);
  if (part.name == "file") {
    if (file_seen_) throw Error(ErrorCode::bad_field, "Send one file a request; 'file' came twice.");
    file_seen_ = true;
    file_name_ = part.file_name.value_or("");
    field_ = nullptr;
    return;
  }
  if (!is_known(part.name)) {
    throw Error(ErrorCode::bad_field,
                "There is no field '" + to_valid_utf8(shown) + "'; fields are " + known_names() + ".");
  }
  if (fields_.size() >= kMostFields) throw Error(ErrorCode::bad_field, "The form has too many fields.");
  const auto [place, is_new] = fields_.emplace(part.name, "");
  if (!is_new) throw Error(ErrorCode::bad_field, "The field '" + part.name + "' came twice.");
  field_ = &place->second;
}

void UploadForm::content(std::string_view bytes) {
  if (field_ != nullptr) {
    if (field_->size() + bytes.size() > kMostFieldBytes)
      throw Error(ErrorCode::bad_field, "A field is too long.");
    field_->append(bytes);
    return;
  }
  file_bytes_ += static_cast<std::int64_t>(bytes.size());
  if (file_bytes_ > most_file_bytes_) throw file_too_large(most_file_bytes_);
  pending_.append(bytes);
}

void UploadForm::fill(Submission& submission) const {
  for (const Field& field : kFields) {
    const auto found = fields_.find(std::string(field.name));
    if (found == fields_.end() || found->second.empty()) continue;
    if (!is_utf8(found->second)) {
      throw Error(ErrorCode::bad_field, "The field '" + found->first + "' is not valid UTF-8.");
    }
    submission.*field.value = found->second;
  }
}

Error file_too_large(std::int64_t most_bytes) {
  const std::string most = most_bytes >= 10 << 20 ? std::to_string(most_bytes >> 20) + " MiB"
                                                  : std::to_string(most_bytes) + " bytes";
  return Error(ErrorCode::file_too_large,
               "The file is larger than " + most + "; split it or reduce its resolution.");
}

}  // namespace ocrchat
