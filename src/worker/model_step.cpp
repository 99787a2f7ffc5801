#include "worker/model_step.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "document/text.hpp"
#include "grounding/ground.hpp"
#include "llm/data_url.hpp"
#include "vlm/answer.hpp"
#include "vlm/loop_watch.hpp"
#include "vlm/objection.hpp"
#include "vlm/profile.hpp"
#include "vlm/word_confidence.hpp"

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
      if (unreachable_) break;
    }
    return std::nullopt;
  }
  /// Why the last try was not.
  const std::string& trouble() const { return trouble_; }

 private:
  milliseconds left() const { return std::chrono::duration_cast<milliseconds>(end_ - Clock::now()); }

  std::optional<Page> attempt(double temperature) {
    const std::string picture = picture_of_page();
    try {
      const Completion completion = ask(picture, temperature);
      if (hand_.cancel.stop_requested()) throw Error(ErrorCode::overloaded, {}, "nobody waits for the page");
      if (completion.finish_reason != finish::kTooLong) return judged(completion);
    } catch (const Error& error) {
      if (hand_.cancel.stop_requested()) throw Error(ErrorCode::overloaded, {}, error.where());
      log(LogLevel::warning, "model_away", {{"job", hand_.job.uuid}, {"why", error.where()}});
      unreachable_ = true;
      trouble_ = "its server gave none";
      return std::nullopt;
    }
    trouble_ = "the page does not fit into the model";
    unreachable_ = std::exchange(shrunk_, true);
    return unreachable_ ? std::nullopt : attempt(temperature);
  }

  std::string picture_of_page() {
    const Page& page = hand_.page;
    sent_ = picture_size(profile_, page.width, page.height);
    if (shrunk_) {
      sent_ = picture_size(profile_, static_cast<int>(sent_.width * kShrink),
                           static_cast<int>(sent_.height * kShrink));
    }
    const std::string png = hand_.picture({page.index, page.rotation, sent_.width, PictureFormat::png});
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

  std::optional<Page> judged(const Completion& completion) {
    const Page& reading = hand_.page;
    auto page = page_of_answer(profile_, completion.text, sent_, reading.width, reading.height);
    if (!page) {
      trouble_ = "its answer has the wrong format";
      return std::nullopt;
    }
    set_word_confidence(*page, completion);
    page->index = reading.index;
    page->dpi = reading.dpi;
    page->rotation = reading.rotation;
    page->language = reading.language;
    page->warnings = reading.warnings;
    Page grounded = ground(std::move(*page), reading);
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
  bool unreachable_ = false;
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
