#pragma once

#include "translate/translator.hpp"
#include "worker/page_step.hpp"

namespace ocrchat {

/// Puts the pages of jobs that ask for it into another language, beside the original. A page that is in that
/// language already stays without, and one that cannot be translated, with a warning.
class TranslationStep final : public PageStep {
 public:
  /// @param translator  outlives the step
  explicit TranslationStep(Translator& translator) : translator_(translator) {}
  bool applies(const JobRequest& request) const override { return !request.translate_to.empty(); }
  void run(PageInHand& hand) override;

 private:
  std::string why_left(int texts, const std::string& from, const std::string& to) const;

  Translator& translator_;
};

}  // namespace ocrchat
