#include "worker/translation_step.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "translate/translated.hpp"

namespace ocrchat {

void TranslationStep::run(PageInHand& hand) {
  const std::string& to = hand.job.request.translate_to;
  if (hand.page.language == to) return;
  const auto warn = [&](const std::string& what) {
    hand.page.warnings.push_back({"translation_failed", what, hand.page.index});
  };
  try {
    TranslatedPage done = translated(hand.page, translator_, to, hand.cancel);
    hand.translation = std::move(done.page);
    if (done.left > 0) warn(std::to_string(done.left) + " texts of the page could not be translated.");
  } catch (const Error& error) {
    if (hand.cancel.stop_requested()) throw;
    log(LogLevel::warning, "translation_failed", {{"job", hand.job.uuid}, {"why", error.where()}});
    warn("The page could not be translated: its translator gave no answer.");
  }
}

}  // namespace ocrchat
