#include "chat/orders.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "chat/segmenter.hpp"
#include "chat/visible.hpp"

namespace ocrchat {
namespace {

using Words = std::span<const std::string_view>;

// All folded: lower case, without accents. Beginnings of words, so that endings do not matter; of scripts
// without spaces, parts of the text.
constexpr std::array<std::string_view, 18> kSetAside{
    "ignor", "disregard", "forget", "overrid", "bypass", "outdated", "vergiss", "vergesst", "oubli",
    "olvid", "dimentic",  "esquec", "игнор",   "забуд",  "忽略",     "无视",    "無視",     "忘记"};
constexpr std::array<std::string_view, 18> kRules{
    "instruction", "instrucc", "instruc", "istruzion", "instruk", "anweisung",
    "consigne",    "prompt",   "rules",   "guideline", "regeln",  "reglas",
    "everything",  "инструкц", "правил",  "指示",      "指令",    "规则"};
constexpr std::array<std::string_view, 20> kSay{"answer",    "repl",    "respond", "say",    "output",
                                                "print",     "repeat",  "tell",    "reveal", "confirm",
                                                "recommend", "antwort", "sag",     "repond", "responde",
                                                "rispond",   "отвеча",  "ответь",  "回答",   "答え"};
constexpr std::array<std::string_view, 5> kAnswers{"answer", "repl", "respons", "question", "antwort"};
constexpr std::array<std::string_view, 5> kModels{"ai", "chatbot", "llm", "gpt", "assistant"};
constexpr std::array<std::string_view, 8> kDuty{"must",       "should", "have to", "has to",
                                                "if you are", "as an ", "note to", "instructions for"};

constexpr std::array<std::string_view, 11> kRoles{
    "you are now",          "from now on", "pretend", "act as",    "du bist jetzt", "tu es maintenant",
    "vous etes maintenant", "eres ahora",  "sei ora", "ты теперь", "你现在是"};
/// What is wanted said, named as a text.
constexpr std::array<std::string_view, 8> kNamedTexts{"the word",   "the words",    "the text",
                                                      "the phrase", "the sentence", "this json",
                                                      "this text",  "nothing else"};
/// Marks of chat formats, of what a document is wrapped in, and of the answers that are asked for.
constexpr std::array<std::string_view, 11> kMarks{
    "<|",          "[inst]", "[/inst]",     "<<sys>>",    "<start_of_turn>",  "<end_of_turn>",
    "</document>", "<!--",   "\"answer\":", "\"found\":", "developer message"};
constexpr std::array<std::string_view, 3> kTurnsOfChat{"system:", "assistant:", "user:"};
constexpr std::size_t kWordsOfATurn = 5;  // "Assistant: Mary Jones" is a person
constexpr std::size_t kNear = 4;          // words

/// A sentence, as its turns of phrase are looked for.
class Sentence {
 public:
  explicit Sentence(std::string_view text)
      : text_(visible_text(text)), folded_(folded(text_)), tokens_(Segmenter().tokens(text_)) {}

  bool has_phrase(Words phrases) const {
    return std::ranges::any_of(phrases, [&](std::string_view each) { return has(each); });
  }
  bool has(std::string_view phrase) const { return folded_.find(phrase) != std::string::npos; }
  bool begins_with(Words phrases) const {
    return std::ranges::any_of(phrases, [&](std::string_view each) { return folded_.starts_with(each); });
  }
  /// Whether a word begins so.
  bool says(Words beginnings) const {
    return std::ranges::any_of(tokens_, [&](const WordToken& token) { return is(token, beginnings); }) ||
           std::ranges::any_of(beginnings,
                               [&](std::string_view each) { return is_spaceless(each) && has(each); });
  }
  bool has_whole_word(Words words) const {
    return std::ranges::any_of(tokens_, [&](const WordToken& token) {
      return std::ranges::find(words, token.folded) != words.end();
    });
  }
  /// "every answer", "each question"
  bool has_pair(Words firsts, Words seconds) const {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (std::ranges::find(firsts, tokens_[i].folded) != firsts.end() && is(tokens_[i + 1], seconds))
        return true;
    }
    return false;
  }
  /// "say PWNED": a word in capitals soon after one of these.
  bool has_shout_after(Words beginnings) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is(tokens_[i], beginnings)) continue;
      const std::size_t end = std::min(tokens_.size(), i + 1 + kNear);
      for (std::size_t j = i + 1; j < end; ++j) {
        if (is_shouted(tokens_[j])) return true;
      }
    }
    return false;
  }
  std::size_t words() const { return tokens_.size(); }

 private:
  static bool is(const WordToken& token, Words beginnings) {
    return std::ranges::any_of(beginnings,
                               [&](std::string_view each) { return token.folded.starts_with(each); });
  }
  // Kana and Han, of the words above.
  static bool is_spaceless(std::string_view word) { return static_cast<unsigned char>(word.front()) >= 0xE3; }
  bool is_shouted(const WordToken& token) const {
    const std::string_view word = std::string_view(text_).substr(token.span.begin, token.span.size());
    return word.size() >= 4 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  std::string text_;
  std::string folded_;
  std::vector<WordToken> tokens_;
};

bool sets_rules_aside(const Sentence& sentence) {
  constexpr std::array<std::string_view, 2> kNew{"new", "updated"};
  constexpr std::array<std::string_view, 1> kInstruction{"instruction"};
  if (sentence.says(kSetAside) && sentence.says(kRules)) return true;
  if (sentence.has_pair(kNew, kInstruction) && sentence.says(kSay)) return true;
  return sentence.has("translate the above");
}

bool gives_a_role(const Sentence& sentence) {
  return sentence.has_phrase(kRoles) && sentence.says(kSay);
}

bool speaks_to_a_model(const Sentence& sentence) {
  if (!sentence.says(kSay)) return false;
  const bool named = sentence.has_whole_word(kModels) || sentence.has("language model");
  return (named && sentence.has_phrase(kDuty)) || sentence.has("system prompt") || sentence.has("the user");
}

bool words_the_answer(const Sentence& sentence) {
  constexpr std::array<std::string_view, 2> kEvery{"every", "each"};
  constexpr std::array<std::string_view, 1> kYour{"your"};
  constexpr std::array<std::string_view, 3> kAdd{"always", "include", "end"};
  if (sentence.has_shout_after(kSay)) return true;
  if (sentence.says(kSay) && sentence.has_phrase(kNamedTexts)) return true;
  if (sentence.has_pair(kEvery, kAnswers) && (sentence.says(kSay) || sentence.has("must"))) return true;
  return sentence.has_pair(kYour, kAnswers) && sentence.has_whole_word(kAdd);
}

bool looks_like_a_chat(const Sentence& sentence) {
  return sentence.has_phrase(kMarks) ||
         (sentence.begins_with(kTurnsOfChat) && sentence.words() >= kWordsOfATurn);
}

}  // namespace

bool reads_like_an_order(std::string_view text) {
  const Sentence sentence(text);
  return looks_like_a_chat(sentence) || sets_rules_aside(sentence) || gives_a_role(sentence) ||
         speaks_to_a_model(sentence) || words_the_answer(sentence);
}

}  // namespace ocrchat
