#include "llm/vision_probe.hpp"

#include <algorithm>
#include <random>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kLetters = "ACDEFHJKMNPRTUVWXY34679";
constexpr std::size_t kCodeLetters = 8;
constexpr std::size_t kMostShown = 80;
constexpr int kMostTokens = 1000;  // some models think first

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : ascii_lower(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

// A good reader may mistake one letter; nobody guesses seven.
bool shows(std::string_view answer, std::string_view code) {
  const std::string said = letters_of(answer);
  const std::string wanted = letters_of(code);
  for (std::size_t at = 0; at + wanted.size() <= said.size(); ++at) {
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) wrong += said[at + i] != wanted[i] ? 1 : 0;
    if (wrong <= 1) return true;
  }
  return false;
}

std::string shown(const std::string& answer) {
  return answer.size() <= kMostShown ? answer : to_valid_utf8(answer.substr(0, kMostShown)) + "…";
}

// Honest servers refuse what their model cannot see.
bool speaks_of_pictures(const std::string& refusal) {
  const std::string said = ascii_lower(refusal);
  return said.find("image") != std::string::npos || said.find("multimodal") != std::string::npos;
}

CompletionRequest question(const std::string& picture) {
  CompletionRequest request;
  request.messages = {
      {.text = "Read the text in this picture. Answer with that text alone.", .image_data_url = picture}};
  request.max_tokens = kMostTokens;
  return request;
}

}  // namespace

std::string probe_code() {
  std::random_device random;
  std::uniform_int_distribution<std::size_t> any(0, kLetters.size() - 1);
  std::string code;
  while (code.size() < kCodeLetters) code += kLetters[any(random)];
  return code;
}

VisionVerdict probe_vision(Llm& llm, const std::string& picture, std::string_view code) {
  try {
    const Completion answer = llm.complete(question(picture));
    if (shows(answer.text, code)) return {Sight::reads, "It reads pictures.", answer.model};
    return {Sight::blind,
            "It was shown '" + std::string(code) + "' and read '" + shown(answer.text) +
                "': the model, or its server as it was started, does not see pictures.",
            answer.model};
  } catch (const Error& error) {
    if (error.code() == ErrorCode::engine_not_configured) {
      return {Sight::unreachable, "No vision model is configured (setting 'vision-urls')."};
    }
    return {speaks_of_pictures(error.where()) ? Sight::blind : Sight::unreachable, error.where()};
  }
}

}  // namespace ocrchat
