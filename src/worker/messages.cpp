#include "worker/messages.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <limits>

#include "base/utf8.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 7> kReaderSettings{
    "models",     "engine",           "null-delay-ms",      "max-pixels",
    "render-dpi", "reader-memory-mb", "trust-embedded-text"};

constexpr std::array kReaderErrors{
    ErrorCode::empty_file,     ErrorCode::unsupported_type, ErrorCode::unreadable_file,
    ErrorCode::too_many_pages, ErrorCode::too_many_pixels,  ErrorCode::password_required,
    ErrorCode::wrong_password, ErrorCode::page_unreadable,  ErrorCode::engine_not_configured,
};
constexpr std::size_t kMostMessage = 500;

constexpr std::array<MediaType, 7> kMediaTypes{MediaType::png, MediaType::jpeg, MediaType::webp,
                                               MediaType::gif, MediaType::bmp,  MediaType::tiff,
                                               MediaType::pdf};

[[noreturn]] void ill_formed(const std::string& what) {
  throw Error(ErrorCode::page_crashed, {}, "an ill-formed message: " + what);
}

json::object object_of(std::string_view text) {
  boost::system::error_code failure;
  json::value value = json::parse(text, failure);
  if (failure || !value.is_object()) ill_formed("not an object");
  return std::move(value.get_object());
}

std::string text_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_string()) ill_formed(std::string(key));
  return std::string(value->get_string());
}

int count_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  const std::int64_t* number = value == nullptr ? nullptr : value->if_int64();
  if (number == nullptr || *number < 0 || *number > std::numeric_limits<int>::max())
    ill_formed(std::string(key));
  return static_cast<int>(*number);
}

std::string clipped(std::string text) {
  if (text.size() <= kMostMessage) return text;
  text.resize(kMostMessage);
  return to_valid_utf8(text);
}

}  // namespace

std::string reader_settings_json(const Settings& settings) {
  json::object result;
  for (const Setting& setting : settings_table()) {
    if (std::ranges::count(kReaderSettings, setting.name) == 0) continue;
    result[setting.name] = value_of(settings, setting);
  }
  return json::serialize(result);
}

void apply_reader_settings(Settings& settings, std::string_view text) {
  const json::object values = object_of(text);
  for (const Setting& setting : settings_table()) {
    if (std::ranges::count(kReaderSettings, setting.name) == 0) continue;
    apply(settings, setting, text_at(values, setting.name));
  }
}

// A password is any bytes, a JSON string is not: it travels as Latin-1 code points.
std::string to_message(const OpenRequest& request) {
  std::u32string points;
  for (const char c : request.password) points += static_cast<unsigned char>(c);
  return json::serialize(json::object{{"password", to_utf8(points)}});
}

OpenRequest open_request(std::string_view text) {
  OpenRequest result;
  for (const char32_t point : to_utf32(text_at(object_of(text), "password"))) {
    result.password += static_cast<char>(point);
  }
  return result;
}

std::string to_message(const ReadRequest& request) {
  return json::serialize(
      json::object{{"index", request.index}, {"language", to_valid_utf8(request.language)}});
}

ReadRequest read_request(std::string_view text) {
  const json::object object = object_of(text);
  return {count_at(object, "index"), text_at(object, "language")};
}

std::string to_message(const PictureRequest& request) {
  return json::serialize(json::object{{"index", request.index},
                                      {"rotation", request.rotation},
                                      {"width", request.width},
                                      {"format", static_cast<int>(request.format)},
                                      {"x0", request.part.x0},
                                      {"y0", request.part.y0},
                                      {"x1", request.part.x1},
                                      {"y1", request.part.y1}});
}

PictureRequest picture_request(std::string_view text) {
  const json::object object = object_of(text);
  const int format = count_at(object, "format");
  if (format > static_cast<int>(PictureFormat::webp)) ill_formed("format");
  return {count_at(object, "index"),
          count_at(object, "rotation"),
          count_at(object, "width"),
          static_cast<PictureFormat>(format),
          {count_at(object, "x0"), count_at(object, "y0"), count_at(object, "x1"), count_at(object, "y1")}};
}

std::string to_message(const Inspection& inspection) {
  return json::serialize(
      json::object{{"media_type", media_type_name(inspection.media_type)}, {"pages", inspection.page_count}});
}

Inspection inspection(std::string_view text) {
  const json::object object = object_of(text);
  const std::string type = text_at(object, "media_type");
  const auto* found =
      std::ranges::find_if(kMediaTypes, [&](MediaType known) { return media_type_name(known) == type; });
  if (found == kMediaTypes.end()) ill_formed("media_type");
  return {*found, count_at(object, "pages")};
}

std::string to_message(const Error& error) {
  return json::serialize(json::object{{"code", error_name(error.code())},
                                      {"message", to_valid_utf8(error.message())},
                                      {"where", to_valid_utf8(error.where())}});
}

Error reported_error(std::string_view text) {
  const json::object object = object_of(text);
  const auto code = error_code(text_at(object, "code"));
  const std::string where = "reader: " + clipped(text_at(object, "where"));
  if (!code || std::ranges::count(kReaderErrors, *code) == 0) return Error(ErrorCode::internal, {}, where);
  return Error(*code, clipped(text_at(object, "message")), where);
}

}  // namespace ocrchat
