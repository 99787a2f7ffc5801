#include "vlm/objection.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kFewWords = 15;  // of so few no share is told
constexpr double kSureWord = 0.8;
constexpr double kLeastSupport = 0.4;  // of the words, where the witness is sure
constexpr double kLeastLength = 0.4;   // of the letters that the witness is sure of
constexpr double kMostLength = 3.0;    // of all letters that the witness saw
constexpr std::size_t kRoom = 200;     // letters more than that on any page
constexpr double kLeastSameScript = 0.3;
constexpr std::size_t kLongestRefusal = 600;  // bytes

// What models say in place of a page.
constexpr std::array<std::string_view, 17> kRefusals{"as an ai",
                                                     "i can't assist",
                                                     "i cannot assist",
                                                     "i'm unable to",
                                                     "i am unable to",
                                                     "unable to process",
                                                     "i can't transcribe",
                                                     "i cannot transcribe",
                                                     "there is no text in",
                                                     "there is no visible text",
                                                     "no readable text",
                                                     "the image is blank",
                                                     "the page is blank",
                                                     "the page appears to be blank",
                                                     "the image appears to be blank",
                                                     "the image does not contain any",
                                                     "the image contains no text"};
// Letters apologise too, but not for what they cannot do with a picture.
constexpr std::array<std::string_view, 24> kApologies{
    "i'm sorry",    "i am sorry",  "i apologize", "i can't",     "i cannot",    "es tut mir leid",
    "tut mir leid", "entschuldig", "désolé",      "lo siento",   "mi dispiace", "desculpe",
    "sinto muito",  "het spijt",   "przykro mi",  "przepraszam", "извините",    "к сожалению",
    "üzgünüm",      "申し訳",      "죄송",        "对不起",      "抱歉",        "對不起"};
constexpr std::array<std::string_view, 27> kTasks{
    "assist",       "image",     "picture",  "transcri",   "extract", "this document", "that request",
    "your request", "bild",      "dokument", "anfrage",    "demande", "imagen",        "solicitud",
    "immagin",      "richiesta", "imagem",   "afbeelding", "obraz",   "изображен",     "запрос",
    "görüntü",      "画像",      "이미지",   "图片",       "图像",    "圖片"};

/// What a page's words come to.
struct Tally {
  std::size_t words = 0;
  std::size_t letters = 0;
  std::size_t sure_letters = 0;
  std::size_t aligned = 0;
  std::map<UScriptCode, std::size_t> scripts;
};

void count_letters(const std::string& text, Tally& tally, bool sure) {
  for (const char32_t c : to_utf32(text)) {
    const auto point = static_cast<UChar32>(c);
    if (u_isalnum(point) == 0) continue;
    ++tally.letters;
    if (sure) ++tally.sure_letters;
    if (u_isalpha(point) == 0) continue;
    UErrorCode status = U_ZERO_ERROR;
    ++tally.scripts[uscript_getScript(point, &status)];
  }
}

Tally tally_of(const Page& page) {
  Tally tally;
  for_each_line(page, [&](const Line& line) {
    for (const Word& word : line.words) {
      ++tally.words;
      if (word.origin == Origin::aligned) ++tally.aligned;
      count_letters(word.text, tally, word.confidence.value_or(0) >= kSureWord);
    }
  });
  for (const Block& block : page.blocks) {
    if (const auto* formula = std::get_if<Formula>(&block.content))
      count_letters(formula->latex, tally, false);
  }
  return tally;
}

// Of the letters of `one`, how many are in scripts that the other has.
double same_script(const Tally& one, const Tally& other) {
  std::size_t all = 0;
  std::size_t same = 0;
  for (const auto& [script, count] : one.scripts) {
    all += count;
    if (other.scripts.contains(script)) same += count;
  }
  return all == 0 ? 1 : static_cast<double>(same) / static_cast<double>(all);
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Lower case, and one apostrophe for all.
std::string folded_case(std::string_view text) {
  std::u32string result = to_utf32(text);
  for (char32_t& c : result) {
    c = c == U'’' ? U'\'' : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  }
  return to_utf8(result);
}

std::optional<std::string> objection_by_witness(const Tally& said, const Tally& seen) {
  const double weight = share(seen.sure_letters, seen.letters);
  if (said.words > kFewWords && seen.words > kFewWords) {
    // One word more, for among scribbles a single stroke may look like a sure letter.
    if (share(said.aligned + 1, said.words) < kLeastSupport * weight)
      return "too little of it stands on the page";
    if (same_script(said, seen) < kLeastSameScript * weight) return "it is in another script";
  }
  const auto letters = static_cast<double>(said.letters);
  if (letters < kLeastLength * static_cast<double>(seen.sure_letters))
    return "it leaves out most of the page";
  const double most = kMostLength * static_cast<double>(seen.letters) + kRoom / std::max(0.1, weight);
  if (weight > 0.5 && letters > most) return "it says more than the page holds";
  return std::nullopt;
}

}  // namespace

bool is_refusal(std::string_view text) {
  if (text.size() > kLongestRefusal) return false;
  const std::string said = folded_case(text);
  const auto says = [&](std::string_view words, std::size_t by) { return said.find(words) < by; };
  const auto any = [&](const auto& list, std::size_t by) {
    return std::ranges::any_of(list, [&](std::string_view words) { return says(words, by); });
  };
  return any(kRefusals, 40) || (any(kApologies, 30) && any(kTasks, said.size()));
}

double weight_as_witness(const Page& reading) {
  const Tally tally = tally_of(reading);
  return share(tally.sure_letters, tally.letters);
}

std::optional<std::string> objection(const AnswerInHand& answer) {
  const std::string& reason = answer.completion.finish_reason;
  if (reason == finish::kCut) return "it repeated itself";
  if (reason == finish::kLength) return "it did not come to its end";
  if (reason == finish::kRefused) return "the model refused";
  if (reason != finish::kStop) return "it ended for the reason '" + reason.substr(0, 40) + "'";
  const Tally said = tally_of(answer.page);
  const Tally seen = tally_of(answer.reading);
  // What the engine read itself may look like a refusal: a letter that says so.
  if (is_refusal(answer.completion.text) && !is_refusal(text_of(answer.reading))) return "the model refused";
  if (said.letters == 0) return "it says nothing";
  return objection_by_witness(said, seen);
}

}  // namespace ocrchat
