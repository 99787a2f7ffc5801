#include "llm/trouble.hpp"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <ctime>
#include <iomanip>
#include <locale>
#include <regex>
#include <sstream>

#include "base/time.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostWords = 200;
constexpr std::int64_t kMostSeconds = 24 * 60 * 60;

// As OpenAI, vLLM, SGLang, llama-server and TGI call a request that is too long.
constexpr std::array<std::string_view, 10> kTooLong{
    "context_length_exceeded", "exceed_context_size",     "context length", "context size",
    "context window",          "maximum model length",    "max_model_len",  "too many tokens",
    "prompt is too long",      "longer than the maximum",
};

// As vLLM and llama-server say that a model has no eyes, the latter with a 500.
constexpr std::array<std::string_view, 4> kNoVision{"image input is not supported", "not a multimodal model",
                                                    "at most 0 image", "does not support image"};

template <std::size_t N>
bool mentions(const Trouble& trouble, const std::array<std::string_view, N>& words) {
  const std::string text = ascii_lower(trouble.code + " " + trouble.message);
  return std::ranges::any_of(words, [&](auto word) { return text.find(word) != std::string::npos; });
}

std::string text_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || value->is_null()) return {};
  if (const json::string* text = value->if_string()) return std::string(*text);
  return value->is_structured() ? std::string() : json::serialize(*value);
}

// A status among the words that stand for the kind of error, or the one that stands for our not knowing.
int status_within(const json::object& error) {
  for (const char* key : {"code", "status"}) {
    const json::value* value = error.if_contains(key);
    const std::int64_t* number = value != nullptr ? value->if_int64() : nullptr;
    if (number != nullptr && *number >= 400 && *number < 600) return static_cast<int>(*number);
  }
  return text_at(error, "type") == "invalid_request_error" ? 400 : 500;
}

Trouble trouble_from(const json::object& error) {
  Trouble trouble{.status = status_within(error), .message = text_at(error, "message")};
  trouble.code = text_at(error, "code");
  if (const std::string type = text_at(error, "type"); !type.empty()) trouble.code += " " + type;
  return trouble;
}

// The error of a body, wherever it has it.
std::optional<Trouble> find_trouble(const json::object& body) {
  if (const json::value* error = body.if_contains("error"); error != nullptr && !error->is_null()) {
    if (const json::object* nested = error->if_object()) return trouble_from(*nested);
    return Trouble{.status = 500, .message = text_at(body, "error")};
  }
  if (text_at(body, "object") == "error") return trouble_from(body);
  return std::nullopt;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  if (what.empty()) return;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

std::optional<int> number_in(const std::string& text, const char* pattern) {
  std::smatch found;
  if (!std::regex_search(text, found, std::regex(pattern))) return std::nullopt;
  return std::stoi(found[1]);
}

}  // namespace

Remedy Trouble::remedy() const {
  const bool refused = status == 400 || status == 413 || status == 422 || status >= 500;
  if (refused && mentions(*this, kNoVision)) return Remedy::none;
  if (refused && mentions(*this, kTooLong)) return Remedy::shrink;
  if (status == 413) return Remedy::shrink;
  if (status == 400 || status == 422) return Remedy::drop;
  if (is_failure() || status == 408 || status == 409 || status == 429) return Remedy::retry;
  return Remedy::none;
}

std::string Trouble::safe_words(std::string_view key) const {
  const std::string first = status == 0 ? std::string() : std::to_string(status);
  if (status == 401 || status == 403) return first + ": the key is not accepted";  // some servers show it
  std::string words = to_valid_utf8(message);
  replace_all(words, key, "…");
  // Validators quote the request, and so the document.
  words = words.substr(0, std::min({words.find("'input'"), words.find("\"input\""), kMostWords}));
  std::ranges::replace_if(
      words, [](char c) { return static_cast<unsigned char>(c) < 32; }, ' ');
  return first.empty() || words.empty() ? first + words : first + ": " + to_valid_utf8(words);
}

Trouble trouble_of(const HttpResponse& response) {
  boost::system::error_code failure;
  const json::value body = json::parse(response.body, failure);
  Trouble trouble;
  if (const json::object* object = failure ? nullptr : body.if_object()) {
    trouble = find_trouble(*object).value_or(Trouble{.message = text_at(*object, "detail")});
  }
  trouble.status = response.status;
  for (const auto& [name, value] : response.headers) {
    if (name == "retry-after") trouble.retry_after = retry_after(value, now_ms() / 1000);
  }
  return trouble;
}

std::optional<Trouble> trouble_within(const json::object& body) {
  return find_trouble(body);
}

std::optional<std::chrono::seconds> retry_after(std::string_view value, std::int64_t now) {
  std::int64_t seconds = 0;
  const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc{} || seconds < 0) {
    std::tm date{};
    std::istringstream in{std::string(value)};
    in.imbue(std::locale::classic());
    in >> std::get_time(&date, "%a, %d %b %Y %H:%M:%S GMT");
    if (in.fail()) return std::nullopt;
    seconds = static_cast<std::int64_t>(::timegm(&date)) - now;
  }
  return std::chrono::seconds(std::clamp(seconds, std::int64_t{0}, kMostSeconds));
}

std::optional<int> room_for_answer(std::string_view message) {
  const std::string text(message.substr(0, 2000));
  const auto context = number_in(text, "context length (?:is|of) (\\d{1,8})");
  auto prompt = number_in(text, "(\\d{1,8}) (?:input tokens|in the messages|tokens from the input)");
  if (!prompt) prompt = number_in(text, "at least (\\d{1,8}) input");
  if (!context || !prompt || *prompt >= *context) return std::nullopt;
  return *context - *prompt;
}

}  // namespace ocrchat
