#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ocrchat {

using TermId = std::uint64_t;  ///< hash of a term's letters

TermId term_id(std::string_view letters);

struct WeightedTerm {
  TermId term = 0;
  double weight = 1;
};

/// Scores of every unit and of every passage, scaled so that 1 is about what a text with all the terms gets.
struct Scores {
  std::vector<float> units;
  std::vector<float> passages;
};

/// Which units hold which terms, for ranking by BM25. Filled unit by unit, then finished; constant from there
/// on and safe for many threads.
class Postings {
 public:
  /// The terms of the next unit, as often as they occur.
  void add(std::vector<TermId> terms);
  /// @param passages of each unit, rising
  void finish(const std::vector<std::uint32_t>& passages);
  Scores scores(const std::vector<WeightedTerm>& terms) const;
  /// How many units hold the term.
  std::size_t units_with(TermId term) const;

 private:
  struct Posting {
    std::uint32_t unit : 24;
    std::uint32_t count : 8;  ///< at most 255
  };
  struct Entry {
    std::uint32_t number;  ///< of the term
    Posting posting;
  };
  struct Range {
    const Posting* begin;
    const Posting* end;
  };

  Range find(TermId term) const;

  std::vector<Entry> entries_;  ///< until finished
  std::unordered_map<TermId, std::uint32_t> numbers_;
  std::vector<std::uint32_t> starts_;  ///< of each term's postings, by its number
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> passage_of_;
  std::vector<float> unit_lengths_;     ///< in terms, divided by the mean
  std::vector<float> passage_lengths_;  ///< likewise
};

/// How telling a term is that `holding` of `all` texts hold.
double rarity(std::size_t holding, std::size_t all);

}  // namespace ocrchat
