#pragma once

#include "llm/llm.hpp"
#include "translate/translator.hpp"

namespace ocrchat {

/// Translates with a text model, some texts at a time. A text is data, whatever it says. What comes back is
/// taken only if there is one translation a text, and none has a number that its text has not; what fails is
/// asked for once more, by itself.
class ModelTranslator final : public Translator {
 public:
  /// @param models  outlive it; there is one for the role `text`
  explicit ModelTranslator(Llm& models) : models_(models) {}
  /// What a model does not know it says itself, if at all.
  bool translates(const std::string&, const std::string&) const override { return true; }
  std::vector<std::string> translate(const std::vector<std::string>& texts, const std::string& from,
                                     const std::string& to, const std::stop_token& cancel) override;

 private:
  Llm& models_;
};

}  // namespace ocrchat
