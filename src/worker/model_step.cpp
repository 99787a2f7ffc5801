#include "worker/model_step.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <utility>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "document/text.hpp"
#include "grounding/ground.hpp"
#include "language/identify.hpp"
#include "llm/data_url.hpp"
#include "vlm/answer.hpp"
#include "vlm/loop_watch.hpp"
#include "vlm/objection.hpp"
#include "vlm/profile.hpp"
#include "vlm/word_confidence.hpp"
#include "worker/page_bands.hpp"

namespace ocrchat {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr double kShrink = 0.75;
constexpr std::int64_t kCpuCredits = 1;

Origin origin_of_most(const Page& page) {
  int aligned = 0;
  int others = 0;
  for_each_line(page, [&](const Line& line) {
    for (const Word& word : line.words) ++(word.origin == Origin::aligned ? aligned : others);
  });
  return aligned >= others ? Origin::aligned : Origin::generated;
}

// A page that is too much for the model, or in which it lost itself.
bool is_cut_short(const Completion& completion) {
  const std::string& reason = completion.finish_reason;
  return reason == finish::kLength || reason == finish::kCut || reason == finish::kTooLong;
}

/// One page and the model's tries at it.
class Asking {
 public:
  Asking(Llm& models, const Profile& profile, const Settings& settings, PageInHand& hand)
      : models_(models),
        hand_(hand),
        most_tokens_(static_cast<int>(settings.model_tokens)),
        end_(Clock::now() + std::chrono::seconds(settings.model_seconds)),
        profile_(profile) {}

  /// The page as the model reads it; nothing if no try is to be taken.
  std::optional<Page> page() {
    for (const double temperature : profile_.temperatures) {
      if (left() <= milliseconds(0)) break;
      if (auto page = attempt(temperature)) return page;
      if (away_ || does_not_fit_) break;
    }
    return too_much_ && left() > milliseconds(0) ? page_in_bands() : std::nullopt;
  }
  /// Why the last try was not.
  const std::string& trouble() const { return trouble_; }

 private:
  milliseconds left() const { return std::chrono::duration_cast<milliseconds>(end_ - Clock::now()); }

  std::optional<Page> attempt(double temperature) {
    const Box all{0, 0, hand_.page.width, hand_.page.height};
    const auto completion = completion_of(all, temperature);
    if (!completion) return std::nullopt;
    if (completion->finish_reason == finish::kTooLong) {
      trouble_ = "the page does not fit into the model";
      does_not_fit_ = std::exchange(shrunk_, true);
      return does_not_fit_ ? std::nullopt : attempt(temperature);
    }
    auto page = page_of_part(all, *completion);
    return page ? judged(std::move(*page), *completion, hand_.page) : std::nullopt;
  }

  /// A page that is too much for the model, or in which it loses itself, read in two halves.
  std::optional<Page> page_in_bands() {
    const auto cut = gap_at_middle(hand_.page);
    if (!cut) return std::nullopt;
    shrunk_ = false;
    Page whole;
    Completion said;
    for (const Box& band :
         {Box{0, 0, hand_.page.width, *cut}, Box{0, *cut, hand_.page.width, hand_.page.height}}) {
      const auto completion = completion_of(band, profile_.temperatures.front());
      auto part = completion ? page_of_part(band, *completion) : std::nullopt;
      if (!part || !judged(*part, *completion, part_of(hand_.page, band))) return std::nullopt;
      std::ranges::move(part->blocks, std::back_inserter(whole.blocks));
      said.text += completion->text;
      if (said.finish_reason.empty() || said.finish_reason == finish::kStop) {
        said.finish_reason = completion->finish_reason;
      }
    }
    return judged(std::move(whole), said, hand_.page);
  }

  // Nothing if the server is away.
  std::optional<Completion> completion_of(const Box& part, double temperature) {
    const std::string picture = picture_of(part);
    try {
      Completion completion = ask(picture, temperature);
      if (hand_.cancel.stop_requested()) throw Error(ErrorCode::overloaded, {}, "nobody waits for the page");
      too_much_ = is_cut_short(completion);
      return completion;
    } catch (const Error& error) {
      if (hand_.cancel.stop_requested()) throw Error(ErrorCode::overloaded, {}, error.where());
      log(LogLevel::warning, "model_away", {{"job", hand_.job.uuid}, {"why", error.where()}});
      away_ = true;
      too_much_ = false;
      trouble_ = "its server gave none";
      return std::nullopt;
    }
  }

  std::string picture_of(const Box& part) {
    const Page& page = hand_.page;
    sent_ = picture_size(profile_, part.width(), part.height());
    if (shrunk_) {
      sent_ = picture_size(profile_, static_cast<int>(sent_.width * kShrink),
                           static_cast<int>(sent_.height * kShrink));
    }
    const std::string png = hand_.picture({page.index, page.rotation, sent_.width, PictureFormat::png, part});
    return data_url("image/png", as_bytes(png));
  }

  Completion ask(const std::string& picture, double temperature) {
    LoopWatch watch;
    CompletionRequest request{.role = Role::vision};
    request.messages = {{.text = std::string(profile_.prompt),
                         .image_data_url = picture,
                         .image_first = profile_.picture_first}};
    request.temperature = temperature;
    request.top_p = profile_.top_p;
    request.max_tokens = std::min(profile_.max_tokens, most_tokens_);
    request.logprobs = true;
    request.extra = std::string(profile_.extra);
    request.timeout = std::max(left(), milliseconds(1));
    request.on_text = [&](std::string_view text) { return !watch.loops(text); };
    request.cancel = hand_.cancel;
    return models_.complete(request);
  }

  // Its boxes are those of the whole page.
  std::optional<Page> page_of_part(const Box& part, const Completion& completion) {
    auto page = page_of_answer(profile_, completion.text, sent_, part.width(), part.height());
    if (!page) {
      trouble_ = "its answer has the wrong format";
      return std::nullopt;
    }
    set_word_confidence(*page, completion);
    move_down(*page, part.y0);
    return page;
  }

  // Where the engine could make nothing of the letters, it could not tell the language either.
  std::optional<std::string> language_of(const Page& page, const Page& reading) const {
    if (hand_.job.request.language != "auto") return reading.language;
    const auto identified = identify_language(text_of(page));
    return identified && identified->reliable ? identified->tag : reading.language;
  }

  // @param reading  by the cpu engine, of what the model was shown
  std::optional<Page> judged(Page page, const Completion& completion, const Page& reading) {
    page.index = reading.index;
    page.width = reading.width;
    page.height = reading.height;
    page.dpi = reading.dpi;
    page.rotation = reading.rotation;
    page.language = language_of(page, reading);
    page.warnings = reading.warnings;
    Page grounded = ground(std::move(page), reading);
    grounded.origin = origin_of_most(grounded);
    const auto objected = objection({completion, grounded, reading});
    if (!objected) return grounded;
    trouble_ = *objected;
    return std::nullopt;
  }

  Llm& models_;
  PageInHand& hand_;
  const int most_tokens_;
  const Clock::time_point end_;
  const Profile& profile_;
  PictureSize sent_;
  bool shrunk_ = false;
  bool does_not_fit_ = false;  // also when shrunk
  bool too_much_ = false;      // its last answer did not come to its end
  bool away_ = false;          // its server
  std::string trouble_ = "its time was over";
};

std::string own_profiles(const Settings& settings) {
  if (settings.vision_profiles.empty()) return {};
  try {
    const Bytes bytes = read_file(settings.vision_profiles);
    return std::string(as_chars(bytes));
  } catch (const Error&) {
    throw Error(ErrorCode::setting_invalid,
                "'vision-profiles' names " + settings.vision_profiles + ", which cannot be read.");
  }
}

// Models recite books on blank pages.
bool is_blank(const Page& page) {
  return page.blocks.empty();
}

}  // namespace

ModelStep::ModelStep(const Settings& settings, Llm& models)
    : settings_(settings), models_(models), profiles_(own_profiles(settings)) {}

bool ModelStep::applies(const JobRequest& request) const {
  return request.tier != "cpu";
}

bool ModelStep::needs_model(const Page& page) const {
  const auto has_formula = [](const Block& block) { return block.kind == BlockKind::formula; };
  const double least = static_cast<double>(settings_.auto_confidence) / 100;
  return page.confidence.value_or(0) < least || std::ranges::any_of(page.blocks, has_formula);
}

void ModelStep::run(PageInHand& hand) {
  const bool left_to_us = hand.job.request.tier == "auto";
  if (is_blank(hand.page) || (left_to_us && !needs_model(hand.page))) {
    hand.credits = kCpuCredits;
    return;
  }
  Asking asking(models_, profiles_.profile_for(models_.model(Role::vision)), settings_, hand);
  if (auto page = asking.page()) {
    hand.page = std::move(*page);
    return;
  }
  log(LogLevel::warning, "model_failed",
      {{"job", hand.job.uuid}, {"page", std::to_string(hand.page.index)}, {"why", asking.trouble()}});
  hand.credits = kCpuCredits;
  hand.page.warnings.push_back({"model_failed",
                                "No answer of the vision model was taken: " + asking.trouble() +
                                    ". The page is as the cpu tier reads it.",
                                hand.page.index});
}

}  // namespace ocrchat
