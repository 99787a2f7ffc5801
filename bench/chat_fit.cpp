#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include "chat/rank.hpp"
#include "chat_questions.hpp"

// Fits the weights of src/chat/rank_weights.hpp on the odd documents and reports on the even ones, too.
// Prints those of the ranking, then those of the trust in an answer.
//   chat_fit FOLDER LANGUAGE…
namespace {

using namespace ocrchat;
using namespace ocrchat::bench;

struct Choice {
  std::vector<Features> features;
  std::vector<bool> right;
  std::string set;
  bool train;
};

void add_choices(const std::vector<AskedDocument>& documents, const std::string& language,
                 const std::string& set, bool train, std::vector<Choice>& choices) {
  Segmenter segmenter;
  for (std::size_t number = 0; number < documents.size(); ++number) {
    const AskedDocument& document = documents[number];
    ChatIndex index;
    for (std::size_t page = 0; page < document.pages.size(); ++page) {
      index.add(to_page(document.pages[page], static_cast<int>(page), language));
    }
    index.finish();
    for (const Item& item : document.items) {
      Choice choice;
      for (const Candidate& candidate :
           rank(index, read_question(item.question, language, segmenter), segmenter).candidates) {
        const Unit& unit = index.units()[candidate.unit];
        choice.features.push_back(candidate.features);
        choice.right.push_back(holds_answer(document, item, unit.page, unit.text));
      }
      choice.train = train && number % 2 == 1;
      choice.set = set + (number % 2 == 1 ? " odd" : " even");
      choices.push_back(std::move(choice));
    }
  }
}

double score(const Features& features, const Features& weights) {
  return std::inner_product(features.begin(), features.end(), weights.begin(), 0.0);
}

std::vector<double> chances(const Choice& choice, const Features& weights, bool right_only) {
  std::vector<double> result;
  double sum = 0;
  double most = -1e9;
  for (const Features& f : choice.features) most = std::max(most, score(f, weights));
  for (std::size_t i = 0; i < choice.features.size(); ++i) {
    const bool counted = !right_only || choice.right[i];
    result.push_back(counted ? std::exp(score(choice.features[i], weights) - most) : 0);
    sum += result.back();
  }
  for (double& chance : result) chance /= std::max(sum, 1e-300);
  return result;
}

Features gradient(const std::vector<Choice>& choices, const Features& weights, double decay) {
  Features sum{};
  double count = 0;
  for (const Choice& choice : choices) {
    if (!choice.train || std::none_of(choice.right.begin(), choice.right.end(), [](bool r) { return r; }))
      continue;
    const std::vector<double> all = chances(choice, weights, false);
    const std::vector<double> right = chances(choice, weights, true);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t f = 0; f < kFeatures; ++f) sum[f] += (right[i] - all[i]) * choice.features[i][f];
    }
    ++count;
  }
  for (std::size_t f = 0; f < kFeatures; ++f) sum[f] = sum[f] / count - decay * weights[f];
  return sum;
}

Features fitted(const std::vector<Choice>& choices) {
  Features weights{}, mean{}, square{};
  for (int step = 1; step <= 400; ++step) {
    const Features slope = gradient(choices, weights, 0.0005);
    for (std::size_t f = 0; f < kFeatures; ++f) {
      mean[f] = 0.9 * mean[f] + 0.1 * slope[f];
      square[f] = 0.99 * square[f] + 0.01 * slope[f] * slope[f];
      const double unbiased = std::sqrt(square[f] / (1 - std::pow(0.99, step)));
      weights[f] += 0.1 * mean[f] / (1 - std::pow(0.9, step)) / (unbiased + 1e-8);
    }
  }
  return weights;
}

void report(const std::vector<Choice>& choices, const Features& weights, const std::string& set) {
  double right = 0, all = 0;
  for (const Choice& choice : choices) {
    if (choice.set.rfind(set, 0) != 0) continue;
    ++all;
    std::size_t best = 0;
    for (std::size_t i = 1; i < choice.features.size(); ++i) {
      if (score(choice.features[i], weights) > score(choice.features[best], weights)) best = i;
    }
    if (!choice.right.empty() && choice.right[best]) ++right;
  }
  std::printf("%-14s %.3f of %.0f\n", set.c_str(), right / all, all);
}

struct Judgement {
  TrustFeatures trust;
  bool own;
  std::string set;
  bool train;
};

constexpr std::size_t kForeignDocuments = 5;

void add_judgements(const std::vector<AskedDocument>& documents, const std::string& language,
                    const std::string& set, std::vector<Judgement>& judgements) {
  Segmenter segmenter;
  for (std::size_t number = 0; number < documents.size(); ++number) {
    ChatIndex index;
    for (std::size_t page = 0; page < documents[number].pages.size(); ++page) {
      index.add(to_page(documents[number].pages[page], static_cast<int>(page), language));
    }
    index.finish();
    const bool odd = number % 2 == 1;
    for (std::size_t i = 0; i <= std::min(kForeignDocuments, documents.size() / 2 - 1); ++i) {
      // Foreign questions come from documents of the same half, so that the halves stay apart.
      const AskedDocument& asking =
          documents[(number + i * (documents.size() > 4 ? 6 : 2)) % documents.size()];
      for (const Item& item : asking.items) {
        const Ranking ranking = rank(index, read_question(item.question, language, segmenter), segmenter);
        judgements.push_back({ranking.trust, i == 0, set + (odd ? " odd" : " even"), odd});
      }
    }
  }
}

double trust(const TrustFeatures& features, const TrustFeatures& weights) {
  return std::inner_product(features.begin(), features.end(), weights.begin(), 0.0);
}

TrustFeatures fitted_trust(const std::vector<Judgement>& judgements) {
  TrustFeatures weights{}, mean{}, square{};
  for (int step = 1; step <= 600; ++step) {
    TrustFeatures slope{};
    double count = 0;
    for (const Judgement& j : judgements) {
      if (!j.train) continue;
      const double importance = j.own ? kForeignDocuments : 1;
      const double error = (j.own ? 1 : 0) - 1 / (1 + std::exp(-trust(j.trust, weights)));
      for (std::size_t f = 0; f < kTrustFeatures; ++f) slope[f] += importance * error * j.trust[f];
      count += importance;
    }
    for (std::size_t f = 0; f < kTrustFeatures; ++f) {
      slope[f] = slope[f] / count - 0.0003 * weights[f];
      mean[f] = 0.9 * mean[f] + 0.1 * slope[f];
      square[f] = 0.99 * square[f] + 0.01 * slope[f] * slope[f];
      weights[f] += 0.1 * mean[f] / (1 - std::pow(0.9, step)) /
                    (std::sqrt(square[f] / (1 - std::pow(0.99, step))) + 1e-8);
    }
  }
  return weights;
}

void report(const std::vector<Judgement>& judgements, const TrustFeatures& weights, const std::string& set) {
  std::vector<double> own, foreign;
  for (const Judgement& j : judgements) {
    if (j.set.rfind(set, 0) == 0) (j.own ? own : foreign).push_back(trust(j.trust, weights));
  }
  std::sort(own.begin(), own.end());
  std::sort(foreign.begin(), foreign.end());
  std::printf("%-14s foreign refused at false refusals of", set.c_str());
  for (const double share : {0.01, 0.03, 0.05, 0.1}) {
    const double least = own[static_cast<std::size_t>(share * static_cast<double>(own.size()))];
    const auto refused = std::lower_bound(foreign.begin(), foreign.end(), least) - foreign.begin();
    std::printf("  %.2f: %.3f (%.2f)", share,
                static_cast<double>(refused) / static_cast<double>(foreign.size()), least);
  }
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Choice> choices;
  std::vector<std::string> sets;
  std::vector<Judgement> judgements;
  for (int i = 2; i < argc; ++i) {
    const std::string language = argv[i];
    const auto documents = read_questions(std::string(argv[1]) + "/xquad." + language + ".json");
    add_choices(documents, language, language, true, choices);
    add_judgements(documents, language, language, judgements);
    sets.push_back(language);
    const std::vector<AskedDocument> quarters{quarter(documents, 0), quarter(documents, 1),
                                              quarter(documents, 2), quarter(documents, 3)};
    add_choices(quarters, language, language + "-long", true, choices);
    add_judgements(quarters, language, language + "-long", judgements);
    sets.push_back(language + "-long");
    if (language == "en") {
      add_choices(with_noise(documents, 0.08), language, "noisy", true, choices);
      sets.push_back("noisy");
    }
  }
  const Features weights = fitted(choices);
  for (const std::string& set : sets) {
    for (const char* half : {" ", " odd", " even"}) report(choices, weights, set + half);
  }
  for (const double weight : weights) std::printf("%.2f, ", weight);
  std::printf("\n");
  const TrustFeatures trusts = fitted_trust(judgements);
  for (const std::string& set : sets) {
    for (const char* half : {" ", " odd", " even"}) {
      if (set != "noisy") report(judgements, trusts, set + half);
    }
  }
  for (const double weight : trusts) std::printf("%.2f, ", weight);
  std::printf("\n");
}
