#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "chat/index.hpp"
#include "chat/likeness.hpp"
#include "chat/question.hpp"

namespace ocrchat {

/// What a unit says that its question does not.
struct News {
  bool number = false;
  bool date = false;  ///< a number or a month
  bool year = false;  ///< a number of four digits
  bool name = false;  ///< a word with a capital, not at the start
  int words = 0;
};

/// Compares the words of single units with those of the question. First `look_at` all units that matter, then
/// `weigh`, then ask. Shares are by the rarity of the question's words, 0..1.
class Evidence {
 public:
  Evidence(const ChatIndex& index, const Question& question, Segmenter& segmenter);
  void look_at(std::size_t unit);
  void weigh();

  /// Share of the question's words that the unit has.
  double coverage(std::size_t unit);
  /// What another unit adds to that.
  double added_coverage(std::size_t unit, std::size_t other);
  /// Share of the longest run of words that stand in the question as they stand here.
  double nearness(std::size_t unit);
  /// Share of the question's names and numbers.
  double names(std::size_t unit);
  /// How like the question's rarest word the unit's likest word is.
  double rarest(std::size_t unit);
  /// Share of the question's words that the document has anywhere; by their length instead of their rarity;
  /// that some units have, likewise.
  double known() const;
  double known_letters() const;
  double near_letters(const std::vector<std::size_t>& units);
  /// Share of the question's names and numbers that the document has nowhere.
  double unknown_names() const;
  int content_words() const;  ///< of the question
  int unknown_words() const;  ///< content words that the document has nowhere
  News news(std::size_t unit);
  /// In words.
  double length(std::size_t unit) { return static_cast<double>(look(unit).tokens.size()); }
  bool opens_with_pronoun(std::size_t unit);
  bool is_question(std::size_t unit) const;
  const Asked& asked() const { return question_.asked; }

 private:
  using Likenesses = std::vector<float>;  ///< to each word of the question

  struct Look {
    std::vector<WordToken> tokens;
    std::vector<const Likenesses*> like;  ///< of each token
    Likenesses best;                      ///< over all tokens
  };

  Look& look(std::size_t unit);
  const Likenesses& likenesses(const WordToken& token);
  double letters_share(const Likenesses& like) const;

  const ChatIndex& index_;
  const Question& question_;
  Segmenter& segmenter_;
  std::vector<Letters> letters_;   ///< of the question's words
  std::vector<std::size_t> held_;  ///< units that hold the word, or the commonest one like it
  std::vector<double> weights_;
  double weight_sum_ = 0;
  Likenesses anywhere_;
  std::unordered_map<std::string, Likenesses> known_;
  std::unordered_map<std::size_t, Look> looks_;
};

}  // namespace ocrchat
