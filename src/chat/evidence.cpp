#include "chat/evidence.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

constexpr float kSameWord = 0.75;  // as like as forms of one word are
constexpr std::size_t kOpeningWords = 4;
constexpr double kFunctionWeight = 0.15;

bool is_year(const std::string& digits) {
  return digits.size() == 4 && (digits[0] == '1' || digits[0] == '2') &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Evidence::Evidence(const ChatIndex& index, const Question& question, Segmenter& segmenter)
    : index_(index), question_(question), segmenter_(segmenter), held_(question.words.size(), 0) {
  for (const AskedWord& word : question.words) {
    letters_.emplace_back(word.token.folded, word.token.number);
    held_[letters_.size() - 1] = index.words().units_with(term_id(word.token.folded));
  }
}

void Evidence::look_at(std::size_t unit) {
  look(unit);
}

const Evidence::Likenesses& Evidence::likenesses(const WordToken& token) {
  const auto [at, fresh] = known_.try_emplace(token.folded);
  if (!fresh) return at->second;
  const Letters letters(token.folded, token.number);
  std::optional<std::size_t> holding;
  for (std::size_t word = 0; word < letters_.size(); ++word) {
    const auto like = static_cast<float>(likeness(letters_[word], letters));
    at->second.push_back(like);
    if (like < kSameWord || like == 1) continue;
    if (!holding) holding = index_.words().units_with(term_id(token.folded));
    held_[word] = std::max(held_[word], *holding);
  }
  return at->second;
}

Evidence::Look& Evidence::look(std::size_t unit) {
  const auto [at, fresh] = looks_.try_emplace(unit);
  Look& look = at->second;
  if (!fresh) return look;
  look.tokens = segmenter_.tokens(index_.units()[unit].text);
  look.best.assign(letters_.size(), 0);
  for (const WordToken& token : look.tokens) {
    look.like.push_back(&likenesses(token));
    for (std::size_t word = 0; word < letters_.size(); ++word) {
      look.best[word] = std::max(look.best[word], (*look.like.back())[word]);
    }
  }
  return look;
}

void Evidence::weigh() {
  for (std::size_t word = 0; word < letters_.size(); ++word) {
    const AskedWord& asked = question_.words[word];
    weights_.push_back(asked.weight * (asked.function ? kFunctionWeight : 1) *
                       rarity(held_[word], index_.units().size()));
    weight_sum_ += weights_.back();
  }
  weight_sum_ = std::max(weight_sum_, 1e-9);
  anywhere_.assign(letters_.size(), 0);
  for (const auto& [unit, seen] : looks_) {
    for (std::size_t word = 0; word < letters_.size(); ++word) {
      anywhere_[word] = std::max(anywhere_[word], seen.best[word]);
    }
  }
  for (std::size_t word = 0; word < letters_.size(); ++word) {
    if (index_.words().units_with(term_id(question_.words[word].token.folded)) > 0) anywhere_[word] = 1;
  }
}

double Evidence::coverage(std::size_t unit) {
  const Likenesses& best = look(unit).best;
  double sum = 0;
  for (std::size_t word = 0; word < best.size(); ++word) sum += weights_[word] * best[word];
  return sum / weight_sum_;
}

double Evidence::added_coverage(std::size_t unit, std::size_t other) {
  const Likenesses theirs = look(other).best;
  const Likenesses& own = look(unit).best;
  double sum = 0;
  for (std::size_t word = 0; word < own.size(); ++word) {
    sum += weights_[word] * std::max(0.0F, theirs[word] - own[word]);
  }
  return sum / weight_sum_;
}

double Evidence::nearness(std::size_t unit) {
  const Look& seen = look(unit);
  std::vector<double> runs(letters_.size() + 1, 0);
  double longest = 0;
  for (const Likenesses* like : seen.like) {
    for (std::size_t word = letters_.size(); word-- > 0;) {
      runs[word + 1] = (*like)[word] >= kSameWord ? runs[word] + weights_[word] : 0;
      longest = std::max(longest, runs[word + 1]);
    }
  }
  return longest / weight_sum_;
}

double Evidence::names(std::size_t unit) {
  const Look& seen = look(unit);
  double sum = 0;
  double most = 1e-9;
  for (std::size_t word = 0; word < letters_.size(); ++word) {
    if (!question_.words[word].name) continue;
    most += weights_[word];
    if (seen.best[word] >= kSameWord) sum += weights_[word];
  }
  return sum / most;
}

double Evidence::rarest(std::size_t unit) {
  if (weights_.empty()) return 0;
  const auto rarest = std::max_element(weights_.begin(), weights_.end()) - weights_.begin();
  return look(unit).best[static_cast<std::size_t>(rarest)];
}

double Evidence::known() const {
  double sum = 0;
  for (std::size_t word = 0; word < letters_.size(); ++word) sum += weights_[word] * anywhere_[word];
  return sum / weight_sum_;
}

double Evidence::letters_share(const Likenesses& like) const {
  double sum = 0;
  double most = 1e-9;
  for (std::size_t word = 0; word < letters_.size(); ++word) {
    if (question_.words[word].function) continue;
    const auto length = static_cast<double>(letters_[word].text.size());
    most += length;
    sum += length * like[word];
  }
  return sum / most;
}

double Evidence::known_letters() const {
  return letters_share(anywhere_);
}

double Evidence::near_letters(const std::vector<std::size_t>& units) {
  Likenesses like(letters_.size(), 0);
  for (const std::size_t unit : units) {
    const Likenesses& best = look(unit).best;
    for (std::size_t word = 0; word < like.size(); ++word) like[word] = std::max(like[word], best[word]);
  }
  return letters_share(like);
}

double Evidence::unknown_names() const {
  double sum = 0;
  double most = 1e-9;
  for (std::size_t word = 0; word < letters_.size(); ++word) {
    if (!question_.words[word].name) continue;
    most += 1;
    if (anywhere_[word] < kSameWord) sum += 1;
  }
  return sum / most;
}

int Evidence::content_words() const {
  return static_cast<int>(std::count_if(question_.words.begin(), question_.words.end(),
                                        [](const AskedWord& word) { return !word.function; }));
}

int Evidence::unknown_words() const {
  int unknown = 0;
  for (std::size_t word = 0; word < letters_.size(); ++word) {
    unknown += !question_.words[word].function && anywhere_[word] < kSameWord ? 1 : 0;
  }
  return unknown;
}

News Evidence::news(std::size_t unit) {
  const Look& seen = look(unit);
  News news;
  for (std::size_t i = 0; i < seen.tokens.size(); ++i) {
    const WordToken& token = seen.tokens[i];
    const Likenesses& like = *seen.like[i];
    if (std::any_of(like.begin(), like.end(), [](float l) { return l >= kSameWord; })) continue;
    const bool number = token.number || question_.wording->is_number(token.folded);
    news.number = news.number || number;
    news.date = news.date || number || question_.wording->is_month(token.folded);
    news.year = news.year || is_year(token.folded);
    news.name = news.name || (i > 0 && token.capital);
    news.words += token.folded.size() > 3 ? 1 : 0;
  }
  news.name =
      news.name || index_.units()[unit].text.find("\u00B7") != std::string::npos;  // parts a name in Chinese
  return news;
}

bool Evidence::opens_with_pronoun(std::size_t unit) {
  const std::vector<WordToken>& tokens = look(unit).tokens;
  const auto end = tokens.begin() + static_cast<std::ptrdiff_t>(std::min(tokens.size(), kOpeningWords));
  return std::any_of(tokens.begin(), end,
                     [&](const WordToken& t) { return question_.wording->is_pronoun(t.folded); });
}

bool Evidence::is_question(std::size_t unit) const {
  const std::string& text = index_.units()[unit].text;
  return !text.empty() && (text.back() == '?' || text.ends_with("？") || text.ends_with("؟"));
}

}  // namespace ocrchat
