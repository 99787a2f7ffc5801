#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "chat/answer.hpp"
#include "chat/rank.hpp"
#include "chat_questions.hpp"

// How well questions are answered from a document's text alone.
//   chat_bench FOLDER     with xquad.LANGUAGE.json files; every paragraph is a page
namespace {

using namespace ocrchat;
using namespace ocrchat::bench;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kForeignDocuments = 5;
constexpr std::size_t kLongPages = 100;

struct Figures {
  double asked = 0, sentence = 0, in_three = 0, page = 0, refused = 0, answered_right = 0;
  double foreign = 0, foreign_refused = 0;
  double citations = 0, true_citations = 0;
};

struct Ready {
  std::vector<Page> pages;
  ChatIndex index;
};

Ready ready(const AskedDocument& document, const std::string& language) {
  Ready result;
  for (std::size_t page = 0; page < document.pages.size(); ++page) {
    result.pages.push_back(to_page(document.pages[page], static_cast<int>(page), language));
    result.index.add(result.pages.back());
  }
  result.index.finish();
  return result;
}

void ask_own(const AskedDocument& document, const Item& item, const Ready& read, Segmenter& segmenter,
             Figures& figures) {
  ++figures.asked;
  const ChatIndex& index = read.index;
  const Ranking ranking = rank(index, read_question(item.question, index.language(), segmenter), segmenter);
  for (std::size_t i = 0; i < std::min<std::size_t>(3, ranking.candidates.size()); ++i) {
    const Unit& unit = index.units()[ranking.candidates[i].unit];
    if (i == 0) figures.page += unit.page == item.page ? 1 : 0;
    if (!holds_answer(document, item, unit.page, unit.text)) continue;
    figures.sentence += i == 0 ? 1 : 0;
    ++figures.in_three;
    break;
  }
  const Answer given = answer(index, item.question, {});
  figures.refused += given.found ? 0 : 1;
  const auto is_right = [&](const Citation& c) { return holds_answer(document, item, c.page, c.snippet); };
  figures.answered_right += std::any_of(given.citations.begin(), given.citations.end(), is_right) ? 1 : 0;
  for (const Citation& citation : given.citations) {
    ++figures.citations;
    figures.true_citations +=
        occurs_on(read.pages[static_cast<std::size_t>(citation.page)], citation.snippet) ? 1 : 0;
  }
}

/// @param first, step which documents are asked
Figures measured(const std::vector<AskedDocument>& documents, const std::string& language, std::size_t first,
                 std::size_t step) {
  Figures figures;
  Segmenter segmenter;
  const std::size_t apart = documents.size() > 2 * kForeignDocuments ? 6 : 2;
  for (std::size_t number = first; number < documents.size(); number += step) {
    const Ready read = ready(documents[number], language);
    for (const Item& item : documents[number].items)
      ask_own(documents[number], item, read, segmenter, figures);
    for (std::size_t i = 1; i <= kForeignDocuments && i * apart < documents.size(); ++i) {
      for (const Item& item : documents[(number + i * apart) % documents.size()].items) {
        ++figures.foreign;
        figures.foreign_refused += answer(read.index, item.question, {}).found ? 0 : 1;
      }
    }
  }
  return figures;
}

void print(const std::string& name, const Figures& f) {
  std::printf("%-26s %5.0f   %.3f  %.3f  %.3f   %.3f    %.3f    %.3f   %.3f\n", name.c_str(), f.asked,
              f.sentence / f.asked, f.in_three / f.asked, f.page / f.asked, f.answered_right / f.asked,
              f.refused / f.asked, f.foreign_refused / std::max(1.0, f.foreign),
              f.true_citations / std::max(1.0, f.citations));
}

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Pages of some 500 words: five paragraphs each.
AskedDocument long_document(const std::vector<AskedDocument>& documents) {
  AskedDocument whole;
  for (std::size_t i = 0; whole.pages.size() < kLongPages; ++i) {
    const AskedDocument& document = documents[i % documents.size()];
    std::string page;
    for (const std::string& paragraph : document.pages) page += paragraph + ' ';
    whole.pages.push_back(page);
    whole.items.push_back(document.items.front());
  }
  return whole;
}

void print_times(const std::vector<AskedDocument>& documents, const std::string& language) {
  const AskedDocument whole = long_document(documents);
  const auto begin = Clock::now();
  const Ready read = ready(whole, language);
  const double indexing = milliseconds_since(begin);
  std::vector<double> times;
  for (const Item& item : whole.items) {
    const auto asked = Clock::now();
    answer(read.index, item.question, {});
    times.push_back(milliseconds_since(asked));
  }
  std::sort(times.begin(), times.end());
  std::printf(
      "%-26s %zu units, index made in %.0f ms; answer median %.1f ms, 95 %% %.1f ms, longest %.1f ms\n",
      (language + ", 100 full pages").c_str(), read.index.units().size(), indexing, times[times.size() / 2],
      times[times.size() * 95 / 100], times.back());
}

void measure(const std::filesystem::path& file) {
  const std::string language = file.stem().extension().string().substr(1);
  const std::vector<AskedDocument> documents = read_questions(file);
  print(language + ", all", measured(documents, language, 0, 1));
  print(language + ", even documents", measured(documents, language, 0, 2));
  const std::vector<AskedDocument> quarters{quarter(documents, 0), quarter(documents, 2)};
  print(language + ", even as two long", measured({quarters[0], {}, quarters[1], {}}, language, 0, 2));
  if (language == "en")
    print("en, 8 % of letters wrong", measured(with_noise(documents, 0.08), language, 0, 1));
  print_times(documents, language);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "chat_bench FOLDER\n"), 2;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
    if (entry.path().filename().string().rfind("xquad.", 0) == 0) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::printf("%-26s asked  at 1   in 3   page   answered  false    foreign  citations\n", "");
  std::printf("%-26s        sentence             right     refusal  refused  on page\n", "");
  for (const std::filesystem::path& file : files) measure(file);
}
