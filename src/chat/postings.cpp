#include "chat/postings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.hpp"

namespace ocrchat {
namespace {

// BM25's usual constants.
constexpr double kSaturation = 1.2;
constexpr double kLengthShare = 0.6;
constexpr std::size_t kMostUnits = std::size_t{1} << 24;
constexpr std::ptrdiff_t kMostCount = 255;

struct Occurrence {
  std::uint32_t passage;
  std::uint32_t count;
};

double bm25(double count, double relative_length) {
  return count * (kSaturation + 1) /
         (count + kSaturation * (1 - kLengthShare + kLengthShare * relative_length));
}

void divide_by_mean(std::vector<float>& lengths) {
  double sum = 0;
  for (const float length : lengths) sum += length;
  if (sum == 0) return;
  const auto mean = static_cast<float>(sum / static_cast<double>(lengths.size()));
  for (float& length : lengths) length /= mean;
}

}  // namespace

TermId term_id(std::string_view letters) {
  TermId hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : letters) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

double rarity(std::size_t holding, std::size_t all) {
  const auto with = static_cast<double>(holding);
  return std::log(1 + (static_cast<double>(all) - with + 0.5) / (with + 0.5));
}

void Postings::add(std::vector<TermId> terms) {
  const std::size_t unit = unit_lengths_.size();
  if (unit >= kMostUnits) throw Error(ErrorCode::internal, {}, "more units than a document can have");
  unit_lengths_.push_back(static_cast<float>(terms.size()));
  std::sort(terms.begin(), terms.end());
  for (auto at = terms.begin(); at != terms.end();) {
    const auto next = std::upper_bound(at, terms.end(), *at);
    const auto fresh = static_cast<std::uint32_t>(numbers_.size());
    const std::uint32_t number = numbers_.try_emplace(*at, fresh).first->second;
    Posting posting{};
    posting.unit = unit & 0xFFFFFF;
    posting.count = static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(next - at, kMostCount)) & 0xFF;
    entries_.push_back({number, posting});
    at = next;
  }
}

void Postings::finish(const std::vector<std::uint32_t>& passages) {
  passage_of_ = passages;
  passage_lengths_.assign(passages.empty() ? 0 : passages.back() + 1, 0);
  for (std::size_t unit = 0; unit < passages.size(); ++unit)
    passage_lengths_[passages[unit]] += unit_lengths_[unit];
  divide_by_mean(unit_lengths_);
  divide_by_mean(passage_lengths_);
  starts_.assign(numbers_.size() + 1, 0);
  for (const Entry& entry : entries_) ++starts_[entry.number + 1];
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  postings_.resize(entries_.size());
  for (const Entry& entry : entries_) postings_[next[entry.number]++] = entry.posting;
  entries_ = {};
}

Postings::Range Postings::find(TermId term) const {
  const auto at = numbers_.find(term);
  if (at == numbers_.end()) return {nullptr, nullptr};
  return {postings_.data() + starts_[at->second], postings_.data() + starts_[at->second + 1]};
}

std::size_t Postings::units_with(TermId term) const {
  const Range range = find(term);
  return static_cast<std::size_t>(range.end - range.begin);
}

Scores Postings::scores(const std::vector<WeightedTerm>& terms) const {
  Scores result{std::vector<float>(unit_lengths_.size()), std::vector<float>(passage_lengths_.size())};
  double most = 0;
  double most_of_passage = 0;
  for (const WeightedTerm& term : terms) {
    const Range range = find(term.term);
    std::vector<Occurrence> passages;
    for (const Posting* at = range.begin; at != range.end; ++at) {
      const std::uint32_t passage = passage_of_[at->unit];
      if (passages.empty() || passages.back().passage != passage) passages.push_back({passage, 0});
      passages.back().count += at->count;
    }
    const double in_unit =
        term.weight * rarity(static_cast<std::size_t>(range.end - range.begin), unit_lengths_.size());
    const double in_passage = term.weight * rarity(passages.size(), passage_lengths_.size());
    most += in_unit;
    most_of_passage += in_passage;
    for (const Posting* at = range.begin; at != range.end; ++at) {
      result.units[at->unit] += static_cast<float>(in_unit * bm25(at->count, unit_lengths_[at->unit]));
    }
    for (const Occurrence& at : passages) {
      result.passages[at.passage] +=
          static_cast<float>(in_passage * bm25(at.count, passage_lengths_[at.passage]));
    }
  }
  for (float& score : result.units) score /= static_cast<float>(std::max(most, 1e-9));
  for (float& score : result.passages) score /= static_cast<float>(std::max(most_of_passage, 1e-9));
  return result;
}

}  // namespace ocrchat
