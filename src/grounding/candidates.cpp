#include "grounding/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <unordered_map>

namespace ocrchat {
namespace {

constexpr int kBlock = 6;      // recognised tokens that vote together
constexpr int kMargin = 3;     // and their neighbours on both sides, who vote too
constexpr int kBin = 4;        // diagonals counted as one
constexpr int kSlack = 6;      // diagonals beside a bin, for words left out or put in
constexpr int kStraight = 12;  // diagonals beside that of equal order
constexpr std::size_t kMostBins = 6;
constexpr std::size_t kMostPlaces = 32;  // what occurs oftener tells nothing of the place
constexpr double kFewestVotes = 0.2;     // of the best bin's

struct Feature {
  std::uint64_t hash = 0;
  int place = 0;
};

std::uint64_t hash_of(std::u32string_view text, std::uint64_t kind) {
  std::uint64_t hash = 0xCBF29CE484222325U ^ kind;
  for (const char32_t c : text) hash = (hash ^ c) * 0x100000001B3U;
  return hash;
}

void add_trigrams(const std::u32string& text, int place, std::vector<Feature>& features) {
  if (text.size() < 2) return;
  const std::u32string bounded = U' ' + text + U' ';
  for (std::size_t i = 0; i + 3 <= bounded.size(); ++i) {
    features.push_back({hash_of(std::u32string_view(bounded).substr(i, 3), 3), place});
  }
}

/// Of every token: itself, its letters' trigrams, and the runs of two and three tokens that it begins.
std::vector<Feature> features_of(const std::vector<FoldedToken>& tokens) {
  std::vector<Feature> features;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const int place = static_cast<int>(i);
    std::u32string run;
    for (std::size_t n = 0; n < 3 && i + n < tokens.size(); ++n) {
      run += U' ' + tokens[i + n].text;
      features.push_back({hash_of(run, 0), place});
    }
    add_trigrams(tokens[i].text, place, features);
  }
  return features;
}

class Votes {
 public:
  Votes(const std::vector<FoldedToken>& generated, const std::vector<FoldedToken>& recognised)
      : tokens_(static_cast<double>(generated.size())), read_(features_of(recognised)) {
    for (const Feature& feature : features_of(generated)) {
      std::vector<int>& places = places_[feature.hash];
      if (places.size() <= kMostPlaces) places.push_back(feature.place);
    }
  }

  /// The bins of diagonals for which the tokens from `begin` to `end` speak, best first.
  std::vector<int> bins(int begin, int end) {
    const auto before = [](const Feature& feature, int place) { return feature.place < place; };
    auto at = std::lower_bound(read_.begin(), read_.end(), begin, before);
    votes_.clear();
    for (; at != read_.end() && at->place < end; ++at) count(*at);
    return best();
  }

 private:
  void count(const Feature& feature) {
    const auto found = places_.find(feature.hash);
    if (found == places_.end() || found->second.size() > kMostPlaces) return;
    const double weight = std::log(1 + tokens_ / static_cast<double>(found->second.size()));
    for (const int place : found->second) votes_[bin_of(place - feature.place)] += weight;
  }

  static int bin_of(int diagonal) {
    return static_cast<int>(std::floor(static_cast<double>(diagonal) / kBin));
  }

  std::vector<int> best() const {
    std::vector<std::pair<double, int>> order;
    for (const auto& [bin, votes] : votes_) order.emplace_back(votes, bin);
    std::sort(order.begin(), order.end(), std::greater<>());
    std::vector<int> result;
    for (const auto& [votes, bin] : order) {
      if (result.size() >= kMostBins || votes < kFewestVotes * order.front().first) break;
      result.push_back(bin);
    }
    return result;
  }

  double tokens_;
  std::vector<Feature> read_;
  std::unordered_map<std::uint64_t, std::vector<int>> places_;
  std::unordered_map<int, double> votes_;
};

std::vector<TokenSpan> merged(std::vector<TokenSpan> spans, int size) {
  for (TokenSpan& span : spans) span = {std::clamp(span.begin, 0, size), std::clamp(span.end, 0, size)};
  std::erase_if(spans, [](const TokenSpan& span) { return span.begin >= span.end; });
  std::sort(spans.begin(), spans.end(),
            [](const TokenSpan& a, const TokenSpan& b) { return a.begin < b.begin; });
  std::vector<TokenSpan> result;
  for (const TokenSpan& span : spans) {
    if (result.empty() || span.begin > result.back().end) {
      result.push_back(span);
    } else {
      result.back().end = std::max(result.back().end, span.end);
    }
  }
  return result;
}

}  // namespace

std::vector<std::vector<TokenSpan>> candidates(const std::vector<FoldedToken>& generated,
                                               const std::vector<FoldedToken>& recognised) {
  const auto size = static_cast<int>(generated.size());
  const auto read = static_cast<int>(recognised.size());
  std::vector<std::vector<TokenSpan>> result(recognised.size());
  Votes votes(generated, recognised);
  for (int block = 0; block < read; block += kBlock) {
    const std::vector<int> bins = votes.bins(block - kMargin, block + kBlock + kMargin);
    for (int j = block; j < std::min(read, block + kBlock); ++j) {
      const int straight = static_cast<int>(static_cast<std::int64_t>(j) * size / read);
      std::vector<TokenSpan> spans{{straight - kStraight, straight + kStraight + 1}};
      for (const int bin : bins) spans.push_back({j + bin * kBin - kSlack, j + (bin + 1) * kBin + kSlack});
      result[static_cast<std::size_t>(j)] = merged(std::move(spans), size);
    }
  }
  return result;
}

}  // namespace ocrchat
