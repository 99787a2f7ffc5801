#include "worker/translation_step.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "language/codes.hpp"
#include "translate/translated.hpp"

namespace ocrchat {

namespace {

std::string name_of(const std::string& tag) {
  const Language* known = tag.empty() ? nullptr : find_language(tag);
  if (known != nullptr) return known->name;
  return tag.empty() ? "a language that was not recognised" : tag;
}

}  // namespace

// A page of which nothing was translated is no page in the other language.
void TranslationStep::run(PageInHand& hand) {
  const std::string& to = hand.job.request.translate_to;
  if (hand.page.language == to) return;
  const auto warn = [&](const std::string& what) {
    hand.page.warnings.push_back({"translation_failed", what, hand.page.index});
  };
  try {
    TranslatedPage done = translated(hand.page, translator_, to, hand.cancel);
    if (done.left < done.texts) hand.translation = std::move(done.page);
    if (done.left > 0) warn(why_left(done.left, hand.page.language.value_or(""), to));
  } catch (const Error& error) {
    if (hand.cancel.stop_requested()) throw;
    log(LogLevel::warning, "translation_failed", {{"job", hand.job.uuid}, {"why", error.where()}});
    warn("The page could not be translated: its translator gave no answer.");
  }
}

std::string TranslationStep::why_left(int texts, const std::string& from, const std::string& to) const {
  if (translator_.translates(from, to)) {
    return std::to_string(texts) + " texts of the page could not be translated.";
  }
  return "The page could not be translated: this server does not translate from " + name_of(from) + " into " +
         name_of(to) + ".";
}

}  // namespace ocrchat
