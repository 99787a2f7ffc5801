#include "tools/model_windows.hpp"

#include <optional>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "document/text.hpp"
#include "grounding/prompt_text.hpp"
#include "llm/json_answer.hpp"

namespace ocrchat {
namespace {

constexpr int kRounds = 2;

[[noreturn]] void give_up(const std::string& why) {
  throw Error(ErrorCode::overloaded, {}, "the text model: " + why);
}

/// One document and the model that is asked about it.
class Interview {
 public:
  Interview(Llm& models, const ModelOrders& orders, const std::stop_token& cancel)
      : models_(models), orders_(orders), cancel_(cancel) {}

  // Nothing if it does not fit into the model.
  std::optional<boost::json::object> answer(std::span<const Page> window) {
    const std::string nonce = new_uuid();
    CompletionRequest request;
    request.role = Role::text;
    request.system = with_nonce(orders_.system, nonce);
    request.messages = {{.text = "Pages of the document:\n" + fenced_pages(window, nonce, 0)}};
    request.schema = orders_.schema;
    request.max_tokens = orders_.max_tokens;
    request.cancel = cancel_;
    for (int round = 1; round <= kRounds; ++round) {
      const Completion completion = models_.complete(request);
      if (cancel_.stop_requested()) give_up("nobody waits for it");
      if (completion.finish_reason == finish::kTooLong) return std::nullopt;
      if (auto object = object_in_answer(completion.text)) return object;
      if (completion.finish_reason == finish::kLength) return std::nullopt;  // it had too much to say
      request.messages.push_back({.role = "assistant", .text = completion.text});
      request.messages.push_back(
          {.text = "Reply again, with one JSON object of the schema and nothing else."});
    }
    give_up("no JSON object in its answers");
  }

 private:
  Llm& models_;
  const ModelOrders& orders_;
  const std::stop_token& cancel_;
};

std::size_t pages_that_fit(std::span<const Page> pages) {
  std::size_t bytes = 0;
  std::size_t count = 0;
  for (const Page& page : pages) {
    bytes += text_of(page).size();
    if (bytes > kWindowBytes && count > 0) break;
    ++count;
  }
  return count;
}

}  // namespace

bool ask_in_windows(
    Llm& models, const ModelOrders& orders, std::span<const Page> pages, const std::stop_token& cancel,
    const std::function<void(std::span<const Page> window, boost::json::object answer)>& take) {
  Interview interview(models, orders, cancel);
  for (int asked = 0; !pages.empty(); ++asked) {
    if (asked == kMostWindows) return false;
    std::size_t count = pages_that_fit(pages);
    auto answer = interview.answer(pages.first(count));
    while (!answer && count > 1) {
      count /= 2;
      answer = interview.answer(pages.first(count));
    }
    if (!answer) give_up("a page is too long for it");
    take(pages.first(count), std::move(*answer));
    pages = pages.subspan(count);
  }
  return true;
}

}  // namespace ocrchat
