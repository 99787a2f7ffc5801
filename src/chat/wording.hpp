#pragma once

#include <set>
#include <string>
#include <vector>

#include "chat/segmenter.hpp"

namespace ocrchat {

struct WordingRow;

/// What kind of thing a question asks for, as far as its wording tells.
struct Asked {
  bool date = false;
  bool count = false;
  bool person = false;
  bool place = false;
  bool any() const { return date || count || person || place; }
};

/// How one language asks, ready for look-up.
class Wording {
 public:
  /// The wording of the language in which most of the words are function words; `likely` (BCP 47) wins a tie.
  static const Wording& of(const std::vector<WordToken>& question, const std::string& likely);

  const std::string& language() const { return language_; }  ///< BCP 47
  bool is_function(const std::string& folded_word) const { return function_.count(folded_word) > 0; }
  bool is_pronoun(const std::string& folded_word) const { return pronouns_.count(folded_word) > 0; }
  bool is_joint(const std::string& folded_word) const { return joints_.count(folded_word) > 0; }
  /// "seven", "hundred"
  bool is_number(const std::string& folded_word) const { return numbers_.count(folded_word) > 0; }
  bool is_month(const std::string& folded_word) const { return months_.count(folded_word) > 0; }
  /// Whether a kind of question asks for the word without saying it: "When …?" for a "date".
  bool is_implied(const Asked& asked, const std::string& folded_word) const;
  Asked asked(const std::vector<WordToken>& question) const;

 private:
  explicit Wording(const WordingRow& row);
  static const std::vector<Wording>& all();

  std::string language_;
  std::set<std::string> function_;
  std::set<std::string> pronouns_;
  std::set<std::string> joints_;
  std::set<std::string> numbers_;
  std::set<std::string> months_;
  std::vector<std::string> when_;
  std::vector<std::string> count_;
  std::vector<std::string> who_;
  std::vector<std::string> where_;
};

}  // namespace ocrchat
