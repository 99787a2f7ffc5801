#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "document/writing.hpp"
#include "grounding/align.hpp"
#include "grounding/fold.hpp"

// How often a model's words get the right box, on simulated pages whose truth is known: texts are set in
// columns, the "cpu engine" misreads, drops, parts and runs words together, the "model" errs a little and
// invents.
//   grounding_bench TEXTS.json…   (paragraphs as {"data": [{"paragraphs": [{"context": …}]}]})
namespace {

using namespace ocrchat;

constexpr int kPages = 48;
constexpr unsigned kSeed = 7;  // not the one that the constants were chosen with
constexpr int kLetterWidth = 10;
constexpr int kLineHeight = 24;

struct Case {
  int columns = 1;
  bool across = false;
  double errors = 0;  ///< the engine's share of misread letters
  double dropped = 0;
  bool boxes = true;
};

/// A word (one character where the script has no spaces) as printed.
struct Unit {
  std::u32string text;
  int column = 0;
  int line = 0;
  Box box;
};

/// A word as somebody read it, and the units it holds; none if it is not on the page.
struct Reading {
  std::u32string text;
  std::vector<int> units;
  Box box;
};

enum class Invention { none, sentence, word, replaced };

struct Said {
  Reading word;
  Invention invention = Invention::none;
};

class Simulation {
 public:
  Simulation(const std::vector<std::vector<std::string>>& documents, unsigned seed)
      : documents_(documents), random_(seed) {
    for (const char32_t c : to_utf32(documents[0][0])) {
      if (c != U' ') letters_ += c;
    }
    spaceless_ = std::count_if(letters_.begin(), letters_.end(), is_spaceless) * 2 > std::ssize(letters_);
  }

  std::vector<Unit> page(std::size_t document, int columns) {
    std::vector<Unit> units;
    const auto& paragraphs = documents_[document];
    const std::size_t each =
        (paragraphs.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
    int line = 0;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      if (i % each == 0) line = 0;
      set(paragraphs[i], static_cast<int>(i / each), columns > 1 ? 60 : 95, line, units);
      line += 2;
    }
    return units;
  }

  std::vector<Reading> engine(std::vector<Unit> const& page, const Case& how) {
    std::vector<int> order(page.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    if (how.across) {
      std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const Unit& one = page[static_cast<std::size_t>(a)];
        const Unit& other = page[static_cast<std::size_t>(b)];
        return std::pair(one.line, one.column) < std::pair(other.line, other.column);
      });
    }
    std::vector<Reading> words;
    for (const int unit : order) read(page[static_cast<std::size_t>(unit)], unit, how, words);
    return words;
  }

  std::vector<Said> model(const std::vector<Unit>& page, std::size_t document) {
    std::vector<Said> said;
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (i == page.size() / 2) invent_sentence(document, said);
      if (chance(0.02)) said.push_back({{foreign_word(document), {}, {}}, Invention::word});
      if (chance(0.005)) continue;
      if (const std::u32string other = foreign_word(document);
          chance(0.01) && folded_word(to_utf8(other)) != folded_word(to_utf8(page[i].text))) {
        said.push_back({{other, {static_cast<int>(i)}, {}}, Invention::replaced});
        continue;
      }
      const std::u32string text = misread(page[i].text, 0.005);
      if (text.empty()) continue;
      // Words of several characters where the script has no spaces.
      if (spaceless_ && !said.empty() && said.back().invention == Invention::none && chance(0.5) &&
          page[static_cast<std::size_t>(said.back().word.units.back())].line == page[i].line) {
        said.back().word.text += text;
        said.back().word.units.push_back(static_cast<int>(i));
      } else {
        said.push_back({{text, {static_cast<int>(i)}, {}}, Invention::none});
      }
    }
    return said;
  }

 private:
  bool chance(double p) { return std::uniform_real_distribution<>(0, 1)(random_) < p; }
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  std::vector<std::u32string> units_of(const std::string& paragraph) const {
    std::vector<std::u32string> result(1);
    for (const char32_t c : to_utf32(paragraph)) {
      const bool alone = is_spaceless(c);
      if ((c == U' ' || alone) && !result.back().empty()) result.emplace_back();
      if (c == U' ') continue;
      result.back() += c;
      if (alone) result.emplace_back();
    }
    if (result.back().empty()) result.pop_back();
    return result;
  }

  void set(const std::string& paragraph, int column, int width, int& line, std::vector<Unit>& units) {
    int x = 0;
    for (const std::u32string& text : units_of(paragraph)) {
      const int letters = static_cast<int>(text.size()) * (spaceless_ ? 2 : 1);
      if (x + letters > width) {
        ++line;
        x = 0;
      }
      const int left = (column * (width + 6) + x) * kLetterWidth;
      units.push_back({text,
                       column,
                       line,
                       {left, line * kLineHeight, left + letters * kLetterWidth, line * kLineHeight + 18}});
      x += letters + (spaceless_ ? 0 : 1);
    }
  }

  std::u32string misread(const std::u32string& text, double errors) {
    std::u32string result;
    for (const char32_t c : text) {
      const double r = std::uniform_real_distribution<>(0, 1)(random_);
      if (r < errors * 0.7) {
        result += letters_[below(letters_.size())];
      } else if (r >= errors * 0.85) {
        result += c;
        if (r < errors) result += letters_[below(letters_.size())];
      }
    }
    return result;
  }

  void read(const Unit& unit, int number, const Case& how, std::vector<Reading>& words) {
    if (chance(how.dropped)) return;
    const std::u32string text = misread(unit.text, how.errors);
    if (text.empty()) return;
    const bool same_line = !words.empty() && words.back().box.y0 == unit.box.y0 &&
                           !words.back().units.empty() &&
                           unit.box.x0 - words.back().box.x1 <= 2 * kLetterWidth;
    if (same_line && chance(spaceless_ ? 0.5 : 0.03)) {
      words.back().text += text;
      words.back().units.push_back(number);
      words.back().box = united(words.back().box, unit.box);
    } else if (text.size() > 5 && chance(0.02)) {
      Box left = unit.box;
      Box right = unit.box;
      left.x1 = right.x0 = (unit.box.x0 + unit.box.x1) / 2;
      words.push_back({text.substr(0, text.size() / 2), {number}, left});
      words.push_back({text.substr(text.size() / 2), {number}, right});
    } else {
      words.push_back({text, {number}, unit.box});
    }
    if (chance(0.02)) words.push_back({misread(U"abc", 1) + U"i", {}, unit.box});
  }

  void invent_sentence(std::size_t document, std::vector<Said>& said) {
    const auto& other = documents_[(document + 1 + below(documents_.size() - 1)) % documents_.size()];
    const std::vector<std::u32string> words = units_of(other[below(other.size())]);
    for (std::size_t i = 0; i < std::min<std::size_t>(12, words.size()); ++i) {
      said.push_back({{words[i], {}, {}}, Invention::sentence});
    }
  }

  std::u32string foreign_word(std::size_t document) {
    const auto& other = documents_[(document + 1 + below(documents_.size() - 1)) % documents_.size()];
    const std::vector<std::u32string> words = units_of(other[below(other.size())]);
    return words[below(words.size())];
  }

  const std::vector<std::vector<std::string>>& documents_;
  std::mt19937 random_;
  std::u32string letters_;
  bool spaceless_ = false;
};

struct Tally {
  int words = 0, seen = 0, right = 0, wrong = 0;
  int invented[4] = {}, caught[4] = {};
  double seconds = 0;

  void add(const Said& said, const Match& match, const std::vector<Reading>& engine) {
    const auto kind = static_cast<int>(said.invention);
    ++invented[kind];
    caught[kind] += match.supported() ? 0 : 1;
    if (said.invention != Invention::none) return;
    ++words;
    const std::set<int> own(said.word.units.begin(), said.word.units.end());
    const auto holds = [&](const Reading& reading) {
      return std::any_of(reading.units.begin(), reading.units.end(),
                         [&](int unit) { return own.contains(unit); });
    };
    seen += std::any_of(engine.begin(), engine.end(), holds) ? 1 : 0;
    if (!match.supported()) return;
    const bool all = std::all_of(match.words.begin(), match.words.end(),
                                 [&](int word) { return holds(engine[static_cast<std::size_t>(word)]); });
    ++(all ? right : wrong);
  }

  double share_caught(Invention kind) const {
    const auto at = static_cast<int>(kind);
    return invented[at] > 0 ? static_cast<double>(caught[at]) / invented[at] : 0;
  }

  void print(const Case& how) const {
    std::printf(
        "%d %-6s %-5s  errors %.2f dropped %.2f: seen %.3f  right %.3f  none %.3f  wrong %.4f | caught: "
        "sentences %.3f  "
        "words %.3f  replaced %.3f | %.1f ms a page\n",
        how.columns, how.across ? "across" : "good", how.boxes ? "boxes" : "texts", how.errors, how.dropped,
        static_cast<double>(seen) / words, static_cast<double>(right) / words,
        1 - static_cast<double>(right + wrong) / words, static_cast<double>(wrong) / words,
        share_caught(Invention::sentence), share_caught(Invention::word), share_caught(Invention::replaced),
        1000 * seconds / kPages);
  }
};

void measure(Simulation& simulation, std::size_t documents, const Case& how) {
  Tally tally;
  for (std::size_t document = 0; document < std::min<std::size_t>(kPages, documents); ++document) {
    const std::vector<Unit> page = simulation.page(document, how.columns);
    const std::vector<Reading> engine = simulation.engine(page, how);
    const std::vector<Said> said = simulation.model(page, document);
    std::vector<std::string> generated, recognised;
    std::vector<Box> boxes;
    for (const Said& word : said) generated.push_back(to_utf8(word.word.text));
    for (const Reading& word : engine) {
      recognised.push_back(to_utf8(word.text));
      if (how.boxes) boxes.push_back(word.box);
    }
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<Match> matches = align_words(generated, recognised, boxes);
    tally.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    for (std::size_t i = 0; i < said.size(); ++i) tally.add(said[i], matches[i], engine);
  }
  tally.print(how);
}

std::vector<std::vector<std::string>> documents_of(const char* name) {
  std::ifstream file(name);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  std::vector<std::vector<std::string>> result;
  const boost::json::value parsed = boost::json::parse(text);
  for (const auto& document : parsed.at("data").as_array()) {
    result.emplace_back();
    for (const auto& paragraph : document.at("paragraphs").as_array()) {
      result.back().emplace_back(paragraph.at("context").as_string());
    }
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::printf("%s\n", argv[i]);
    const auto documents = documents_of(argv[i]);
    Simulation simulation(documents, kSeed);
    for (const auto& [columns, across] : {std::pair(1, false), std::pair(2, false), std::pair(2, true)}) {
      for (const auto& [errors, dropped] :
           {std::pair(0.01, 0.01), std::pair(0.05, 0.03), std::pair(0.15, 0.08), std::pair(0.30, 0.15)}) {
        for (const bool boxes : {true, false})
          measure(simulation, documents.size(), {columns, across, errors, dropped, boxes});
      }
    }
  }
}
