#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "document/text.hpp"
#include "engine/by_lines.hpp"
#include "engine/drop_caps.hpp"
#include "engine/kinds.hpp"
#include "engine/language_finder.hpp"
#include "engine/letter_case.hpp"
#include "engine/lost_lines.hpp"
#include "engine/mend.hpp"
#include "engine/overlooked_script.hpp"
#include "engine/prepared.hpp"
#include "engine/recogniser_pool.hpp"
#include "engine/upright.hpp"
#include "language/codes.hpp"
#include "language/identify.hpp"
#include "language/models.hpp"
#include "language/scripts.hpp"
#include "lstm/kernel.hpp"

namespace ocrchat {
namespace {

constexpr double kGood = 0.75;  // read so, a page is left as it is; below it, it may even stand on its head
constexpr double kSeenWell = 0.975;  // symbols of the lines looked at
constexpr double kSeenBadly = 0.950;
constexpr double kSeenHardly = 0.900;
constexpr double kSeenTurned = 0.980;
constexpr int kFewLines = 3;
constexpr double kFairShare = 0.3;  // of the letters of a page in two scripts

/// What a page is to be read with.
struct Plan {
  std::string tag;
  Mending mending;
  std::string other_tag;  ///< of a second script on the page; empty if there is none
  double seen = 1;        ///< confidence of the lines looked at; 1 if none were
};

/// Of the kind that models are for: Han is Chinese.
std::string reading_script(const std::string& script) {
  return script.starts_with("Han") ? "Hani" : script;
}

Plan plan_for(const Language& language, const RecogniserPool& pool) {
  Plan plan;
  plan.tag = language.tag;
  plan.mending.model = language.model;
  plan.mending.script = reading_script(language.script);
  // A language whose script's model is better may still have its own where that is not installed.
  for (auto alias = language.aliases.begin(); !pool.models().has(plan.mending.model); ++alias) {
    if (alias == language.aliases.end())
      throw Error(ErrorCode::engine_not_configured,
                  "This server has no recognition model for " + language.name + ".", language.model);
    if (pool.models().has(*alias)) plan.mending.model = *alias;
  }
  return plan;
}

Plan plan_by_sight(const Prepared& page, RecogniserPool& pool) {
  const Verdict verdict = find_language(page, pool);
  Plan plan;
  plan.tag = verdict.tag.empty() ? "en" : verdict.tag;
  plan.seen = verdict.script.empty() ? 0 : verdict.confidence;
  plan.mending.model = verdict.model.empty() ? "eng" : verdict.model;
  plan.mending.script = verdict.script.empty() ? "Latn" : verdict.script;
  plan.mending.other_model = verdict.other_model;
  plan.other_tag = verdict.other_tag;
  plan.mending.look_for_others = plan.seen >= kSeenWell;  // else all were tried
  return plan;
}

/// More that is right: what was read, weighed by how surely.
double worth(const Reading& reading) {
  return reading.confidence * reading.confidence * reading.characters;
}

/// Worth more, or surer of nearly as much: rows of specks make many letters, too.
bool is_better(const Reading& now, const Reading& before) {
  return worth(now) > 1.1 * worth(before) ||
         (now.confidence > before.confidence + 0.05 && now.characters > 0.7 * before.characters);
}

/// Of a page in two scripts, the one that is not Latin if it has a fair share: code and names are Latin
/// anywhere.
std::string language_of(const Reading& reading, const Plan& plan) {
  std::string tag = plan.tag.substr(0, plan.tag.find("-x-"));
  if (plan.other_tag.empty()) return tag;
  const auto letters = letters_by_script(text_of(reading));
  int all = 0;
  int latin = 0;
  for (const auto& [script, count] : letters) {
    all += count;
    if (script == "Latn") latin += count;
  }
  const bool is_latin = (all - latin) < kFairShare * all;
  const Language* language = find_language(tag);
  const bool says_latin = language != nullptr && language->script == "Latn";
  return is_latin == says_latin ? tag : plan.other_tag;
}

/// Not because it is in two scripts, of which only one can have been read.
bool is_bad(const Reading& reading, const Plan& plan) {
  return reading.confidence < kGood && plan.mending.other_model.empty();
}

class PrintEngine final : public PageReader {
 public:
  PrintEngine(const EngineConfig& config, RecogniserMaker make) : pool_(Models(config.models), make) {}

  Page read(const PageInput& input, const ReadOptions& options) override {
    PixPtr gray = gray_pix(input.image);
    Prepared page = prepared(gray.get(), input.image.dpi);
    Plan plan = planned(page, options);
    Reading reading;
    // Lines that run upright are read as such; in the box of each word they would stay on their side.
    const bool doubtful = plan.seen < kSeenBadly || page.upright_strips;
    if (!doubtful) reading = read_page(page, plan);

    int degrees = 0;
    if (doubtful || is_bad(reading, plan)) {
      degrees = upright_turn(gray.get(), input.image.dpi, plan, options);
      if (degrees != 0) {
        gray = rotated_pix(gray.get(), degrees);
        page = prepared(gray.get(), input.image.dpi);
        plan = planned(page, options);
      }
      if (degrees != 0 || doubtful) reading = read_page(page, plan);
    }
    if (options.language == "auto") look_again(reading, page, plan);
    if (options.language == "auto" && is_bad(reading, plan)) read_in_columns(reading, page, plan);
    if (is_bad(reading, plan)) reading = with_more_effort(std::move(reading), page, plan);
    add_lost_lines(reading, page, pool_.reading(plan.mending.model));
    mend_lines(reading, page, plan.mending, pool_);
    settle_case(reading);
    join_drop_caps(reading);
    return finished(std::move(reading), page, plan, input, degrees, *gray);
  }

 private:
  Plan planned(const Prepared& page, const ReadOptions& options) {
    if (options.language == "auto") return plan_by_sight(page, pool_);
    const Language* language = find_language(options.language);
    if (language == nullptr)
      throw Error(ErrorCode::engine_not_configured, "There is no language '" + options.language + "'.");
    return plan_for(*language, pool_);
  }

  /// Where the script was not given, a page on its head may be in any: the lines are looked at the other way
  /// round.
  int upright_turn(Pix* gray, double dpi, const Plan& plan, const ReadOptions& options) {
    const int degrees = ocrchat::upright_turn(gray, dpi, plan.mending.model, pool_);
    if (degrees != 0 || options.language != "auto") return degrees;
    if (plan.seen >= (plan.mending.script == "Latn" ? kSeenBadly : kSeenHardly)) return degrees;
    const bool across = prepared(gray, dpi).upright_strips;
    for (const int turn : across ? std::vector{90, 270} : std::vector{180}) {
      const PixPtr turned = rotated_pix(gray, turn);
      if (plan_by_sight(prepared(turned.get(), dpi), pool_).seen >= std::max(kSeenTurned, plan.seen + 0.01))
        return turn;
    }
    return 0;
  }

  /// Where most of what was read in English is in another script, the page is read anew; where some of it is,
  /// its lines are mended.
  void look_again(Reading& reading, const Prepared& page, Plan& plan) {
    if (plan.mending.script != "Latn" || !plan.mending.other_model.empty()) return;
    const auto overlooked = overlooked_script(reading, page, pool_);
    if (!overlooked) return;
    Plan other = plan;
    other.tag = overlooked->verdict.tag;
    other.other_tag = plan.tag;
    other.mending.model = overlooked->verdict.model;
    other.mending.script = overlooked->verdict.script;
    other.mending.other_model = plan.mending.model;
    plan.other_tag = other.tag;
    plan.mending.other_model = other.mending.model;
    if (overlooked->share < kFairShare) return;
    Reading anew = read_page(page, other);
    if (anew.confidence <= reading.confidence) return;
    reading = std::move(anew);
    plan = std::move(other);
  }

  /// What no turn made legible may stand in columns from top to bottom, and is Chinese or Japanese then:
  /// whichever reads best, if it reads well. Where Japanese is no better than what there is the others are
  /// not tried.
  void read_in_columns(Reading& reading, const Prepared& page, Plan& plan) {
    Reading best;
    Plan best_plan;
    for (const char* tag : {"ja", "zh-Hans", "zh-Hant"}) {
      const Language* language = find_language(tag);
      if (language == nullptr || !pool_.models().has(language->model)) continue;
      Plan other = plan_for(*language, pool_);
      Reading now = read_page(page, other);
      if (is_better(now, best.blocks.empty() ? reading : best)) {
        best = std::move(now);
        best_plan = std::move(other);
      } else if (best.blocks.empty()) {
        return;
      }
    }
    if (best.confidence < kGood) return;
    reading = std::move(best);
    plan = std::move(best_plan);
  }

  Reading read_page(const Prepared& page, const Plan& plan) {
    const bool is_strip =
        pixGetHeight(page.image.get()) < 5 * page.text_height && page.lines.size() <= kFewLines;
    if (!is_strip) return read_with(page.image.get(), page, plan, Segmentation::page, page.content);
    return read_strip(page, plan);
  }

  /// A picture of a line or two: it has no layout, and often no margin.
  Reading read_strip(const Prepared& page, const Plan& plan) {
    const int margin = static_cast<int>(page.text_height);
    const Box all{0, 0, pixGetWidth(page.image.get()), pixGetHeight(page.image.get())};
    const PixPtr framed = cropped_pix(page.image.get(), all, margin);
    Reading reading = read_with(framed.get(), page, plan, Segmentation::block);
    for (Block& block : reading.blocks) move_back(block, margin, all);
    return reading;
  }

  static void move_back(Block& block, int margin, const Box& all) {
    const auto move = [&](Box& box) {
      box = {std::clamp(box.x0 - margin, 0, all.x1), std::clamp(box.y0 - margin, 0, all.y1),
             std::clamp(box.x1 - margin, 0, all.x1), std::clamp(box.y1 - margin, 0, all.y1)};
    };
    move(block.box);
    for (Line& line : std::get<Text>(block.content).lines) {
      move(line.box);
      if (line.baseline) line.baseline = *line.baseline - margin;
      for (Word& word : line.words) move(word.box);
    }
  }

  Reading read_with(Pix* image, const Prepared& page, const Plan& plan, Segmentation segmentation,
                    const Box& within = {}) {
    return pool_.reading(plan.mending.model).read(image, segmentation, page.resolution, within);
  }

  /// Another segmentation, then lines by themselves or a more even background: whichever gives more. No more
  /// than two readings of the page.
  Reading with_more_effort(Reading reading, const Prepared& page, const Plan& plan) {
    Reading block = read_with(page.image.get(), page, plan, Segmentation::block);
    if (is_better(block, reading)) reading = std::move(block);
    if (reading.confidence >= kGood) return reading;
    Reading again;
    if (const PixPtr even = evened(page))
      again = read_with(even.get(), page, plan, Segmentation::page);
    else if (plan.mending.script != "Latn")
      again = read_by_lines(page, pool_.reading(plan.mending.model));
    return is_better(again, reading) ? again : reading;
  }

  Page finished(Reading reading, const Prepared& prepared_page, const Plan& plan, const PageInput& input,
                int degrees, Pix& upright) {
    Page page;
    page.index = input.index;
    page.width = pixGetWidth(&upright);
    page.height = pixGetHeight(&upright);
    page.dpi = input.image.dpi;
    page.rotation = degrees;
    for_lines(reading, [&](Line& line) {
      if (line.baseline) line.baseline = to_page(prepared_page, {0, *line.baseline, 0, 0}).y0;
      for (Word& word : line.words) word.box = to_page(prepared_page, word.box);
    });
    if (!reading.blocks.empty()) page.language = language_of(reading, plan);
    page.blocks = std::move(reading.blocks);
    settle(page);
    return page;
  }

  RecogniserPool pool_;
};

}  // namespace

std::unique_ptr<PageReader> make_native_engine(const EngineConfig& config) {
  return std::make_unique<PrintEngine>(config, make_native_recogniser);
}

std::string native_trouble(const EngineConfig& config) {
  try {
    chosen_kernel();
  } catch (const Error& error) {
    return error.message();
  }
  return models_trouble(config);
}

std::unique_ptr<PageReader> make_tesseract_engine(const EngineConfig& config) {
  return std::make_unique<PrintEngine>(config, make_tesseract_recogniser);
}

std::string models_trouble(const EngineConfig& config) {
  const Models models(config.models);
  if (models.names().empty()) return "There are no recognition models in " + config.models.string() + ".";
  if (!models.has("eng")) return "The recognition model 'eng' is missing in " + config.models.string() + ".";
  return {};
}

}  // namespace ocrchat
