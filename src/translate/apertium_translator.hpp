#pragma once

#include "translate/apertium_pairs.hpp"
#include "translate/apertium_pool.hpp"
#include "translate/translator.hpp"

namespace ocrchat {

/// Translates by Apertium's rules, in the directions of apertium_pairs.hpp, with processes of Apertium's
/// programs that are kept. A text that is not answered in time, or wrongly, is tried once more by a new
/// process, and then left. What comes back is taken only if it has no number that its text has not.
class ApertiumTranslator final : public Translator {
 public:
  explicit ApertiumTranslator(ApertiumOptions options);

  /// Whether there is such a pair, and it was installed when the object was made.
  bool translates(const std::string& from, const std::string& to) const override;

  /// Texts of a pair that it does not translate, or of no language, come back empty.
  std::vector<std::string> translate(const std::vector<std::string>& texts, const std::string& from,
                                     const std::string& to, const std::stop_token& cancel) override;

 private:
  const ApertiumOptions options_;
  const std::vector<LanguagePair> pairs_;
  ApertiumPool pool_;
};

}  // namespace ocrchat
