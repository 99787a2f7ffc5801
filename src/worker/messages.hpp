#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/settings.hpp"
#include "pipeline/document_tools.hpp"

/// The payloads of frames, to JSON and back. What a reader says is not trusted: an ill-formed answer throws
/// Error(page_crashed), and nothing is guessed.
namespace ocrchat {

/// The settings that a reader needs; it gets no others, for they may hold secrets.
std::string reader_settings_json(const Settings& settings);
void apply_reader_settings(Settings& settings, std::string_view json);

struct OpenRequest {
  std::string password;
};
std::string to_message(const OpenRequest& request);
OpenRequest open_request(std::string_view json);

struct ReadRequest {
  int index = 0;
  std::string language;
};
std::string to_message(const ReadRequest& request);
ReadRequest read_request(std::string_view json);

std::string to_message(const PictureRequest& request);
PictureRequest picture_request(std::string_view json);

std::string to_message(const Inspection& inspection);
Inspection inspection(std::string_view json);

std::string to_message(const Error& error);
/// The error that a reader reported. Codes that are not a reader's to give become `internal`.
Error reported_error(std::string_view json);

}  // namespace ocrchat
