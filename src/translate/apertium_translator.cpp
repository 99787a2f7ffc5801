#include "translate/apertium_translator.hpp"

#include <algorithm>
#include <span>

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/utf8.hpp"
#include "grounding/numbers.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostTexts = 40;      // written at once
constexpr std::size_t kMostBytes = 16'000;  // of them, unless one alone is longer
constexpr std::size_t kLongestText = 100'000;
constexpr int kMostLost = 3;  // in one call: then Apertium is ill, and the rest is not tried

/// The processes of one mode, as long as one call needs them.
class Errand {
 public:
  Errand(ApertiumPool& pool, const std::string& mode, const std::stop_token& cancel)
      : pool_(pool), mode_(mode), cancel_(cancel) {}

  /// Answers in the order of the texts; empty ones where none came.
  std::vector<std::string> run(std::span<const std::string> texts) {
    std::vector<std::string> result;
    while (result.size() < texts.size() && lost_ < kMostLost) {
      const auto left = texts.subspan(result.size());
      for (std::string& answer : ask(left.first(failed_ ? 1 : batch_of(left)))) {
        result.push_back(std::move(answer));
      }
    }
    result.resize(texts.size());
    return result;
  }

 private:
  // So many texts from the first as are written at once.
  static std::size_t batch_of(std::span<const std::string> texts) {
    std::size_t bytes = 0;
    std::size_t count = 0;
    while (count < texts.size() && count < kMostTexts &&
           (count == 0 || bytes + texts[count].size() <= kMostBytes)) {
      bytes += texts[count++].size();
    }
    return count;
  }

  // The first text without an answer is asked for once more, by itself, and then left.
  std::vector<std::string> ask(std::span<const std::string> texts) {
    std::vector<std::string> answers = pool_.borrow(mode_, cancel_)->ask(texts, cancel_);
    if (cancel_.stop_requested()) throw Error(ErrorCode::overloaded, {}, "nobody waits for the translation");
    const bool failed_again = failed_ && answers.empty();
    failed_ = answers.size() < texts.size() && !failed_again;
    if (!failed_again) return answers;
    ++lost_;
    log(LogLevel::warning, "apertium_lost", {{"mode", mode_}});
    return {""};
  }

  ApertiumPool& pool_;
  const std::string mode_;
  const std::stop_token& cancel_;
  bool failed_ = false;  // the first text that is left was asked for in vain
  int lost_ = 0;
};

// With the white space that stands around the text.
std::string around(const std::string& text, const std::string& answer) {
  const std::string_view inside = trimmed(text);
  const auto begin = static_cast<std::size_t>(inside.data() - text.data());
  return text.substr(0, begin) + std::string(trimmed(answer)) + text.substr(begin + inside.size());
}

bool trustworthy(const std::string& answer, const std::string& text) {
  return !trimmed(answer).empty() && numbers_supported(answer, std::span(&text, 1));
}

}  // namespace

ApertiumTranslator::ApertiumTranslator(ApertiumOptions options)
    : options_(std::move(options)), pairs_(available_pairs(options_.folder)), pool_(options_) {}

bool ApertiumTranslator::translates(const std::string& from, const std::string& to) const {
  return std::ranges::find(pairs_, LanguagePair(from, to)) != pairs_.end();
}

std::vector<std::string> ApertiumTranslator::translate(const std::vector<std::string>& texts,
                                                       const std::string& from, const std::string& to,
                                                       const std::stop_token& cancel) {
  std::vector<std::string> result(texts.size());
  if (!translates(from, to)) return result;
  std::vector<std::string> asked;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (trimmed(texts[i]).empty() || texts[i].size() > kLongestText) continue;
    asked.push_back(to_valid_utf8(trimmed(texts[i])));
    places.push_back(i);
  }
  const auto answers = Errand(pool_, std::string(find_pair(from, to)->mode), cancel).run(asked);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (trustworthy(answers[i], asked[i])) result[places[i]] = around(texts[places[i]], answers[i]);
  }
  return result;
}

}  // namespace ocrchat
