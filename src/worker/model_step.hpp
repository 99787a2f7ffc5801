#pragma once

#include <string>

#include "base/settings.hpp"
#include "llm/llm.hpp"
#include "vlm/own_profiles.hpp"
#include "worker/page_step.hpp"

namespace ocrchat {

/// Has a vision model read the pages of the tiers `vlm` and `auto`. The reader's own reading goes before: it
/// says how the page stands, whether there is anything on it, where the words are, and what a model made up.
/// The answer is grounded in it (docs/grounding.md) and taken only if it passes (docs/vision-models.md); else
/// it is asked for again, warmer each time, and in the end the page is the reader's, with a warning and at
/// the price of the tier `cpu`. In `auto` the model is asked only where the reader was not sure.
class ModelStep final : public PageStep {
 public:
  /// @param models  outlive the step; there is one for the role `vision`
  /// @throws Error(setting_invalid) if the operator's own profiles cannot be read
  ModelStep(const Settings& settings, Llm& models);
  bool applies(const JobRequest& request) const override;
  void run(PageInHand& hand) override;

 private:
  /// Whether the reader was not sure of the page.
  bool needs_model(const Page& page) const;

  const Settings& settings_;
  Llm& models_;
  const OwnProfiles profiles_;
};

}  // namespace ocrchat
