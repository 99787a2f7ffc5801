#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include "chat/rank.hpp"
#include "chat_questions.hpp"

// Fits the weights of src/chat/rank_weights.hpp on the odd documents and reports on the even ones, too.
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
      if (std::getenv("DUMP") && set == std::getenv("DUMP") && number % 2 == 1 && !choice.right.empty() && !choice.right[0]) {
        const auto r = rank(index, read_question(item.question, language, segmenter), segmenter);
        std::printf("\nQ %s\n", item.question.c_str());
        for (std::size_t i = 0; i < r.candidates.size(); ++i) if (i < 1 || choice.right[i]) {
          std::printf(" %zu%s %.2f %s\n    ", i, choice.right[i] ? "*" : "", r.candidates[i].score, index.units()[r.candidates[i].unit].text.c_str());
          for (double f : r.candidates[i].features) std::printf("%.2f ", f);
          std::printf("\n");
        }
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

}  // namespace

int main(int argc, char** argv) {
  std::vector<Choice> choices;
  std::vector<std::string> sets;
  for (int i = 2; i < argc; ++i) {
    const std::string language = argv[i];
    const auto documents = read_questions(std::string(argv[1]) + "/xquad." + language + ".json");
    add_choices(documents, language, language, true, choices);
    sets.push_back(language);
    if (language == "en") {
      add_choices(with_noise(documents, 0.08), language, "noisy", true, choices);
      sets.push_back("noisy");
    }
  }
  const Features weights = fitted(choices);
  for (const std::string& set : sets) {
    for (const char* half : {"", " odd", " even"}) report(choices, weights, set + half);
  }
  for (const double weight : weights) std::printf("%.2f, ", weight);
  std::printf("\n");
}
