#include "service/fields.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/utf8.hpp"
#include "language/codes.hpp"
#include "net/public_url.hpp"
#include "service/tool_choice.hpp"
#include "tools/schema.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kLongestField = 2000;
constexpr std::size_t kLongestList = 240;
constexpr std::string_view kTranslate = "translate";

[[noreturn]] void refuse(const std::string& why) {
  throw Error(ErrorCode::bad_field, why);
}

std::string quoted(const std::string& value) {
  return "'" + value.substr(0, 40) + "'";
}

std::string text_of_field(const std::optional<std::string>& field, const std::string& name,
                          std::size_t longest) {
  const std::string value = field.value_or("");
  if (value.size() > longest) refuse("'" + name + "' is too long.");
  const bool clean = std::none_of(value.begin(), value.end(), [](char c) { return c == '\0'; });
  if (!clean || !is_utf8(value)) refuse("'" + name + "' must be UTF-8 text.");
  return value;
}

std::string given(const std::optional<std::string>& field, const std::string& name) {
  return text_of_field(field, name, kLongestField);
}

std::string checked_language(const std::string& language) {
  if (language.empty() || language == "auto" || find_language(language) != nullptr) {
    return language.empty() ? "auto" : language;
  }
  refuse("'language' is " + quoted(language) +
         "; use auto or a code such as en, fr, ar, ru, hi, km, am, ja or zh-Hans (all: /api/v1/languages/).");
}

std::string checked_schema(const Submission& submission, const Tool* tool) {
  const std::string schema = text_of_field(submission.schema, "schema", kLargestSchema);
  check_schema(schema, tool);
  return schema;
}

// "ca-es, ca-fr …": enough of them to see what they are.
std::string listed(const std::vector<LanguagePair>& pairs) {
  std::string result;
  for (const auto& [from, to] : pairs) {
    if (result.size() > kLongestList) return result + " …";
    result += (result.empty() ? "" : ", ") + from + "-" + to;
  }
  return result;
}

[[noreturn]] void refuse_to_translate(const std::string& from, const std::string& to,
                                      const std::vector<LanguagePair>& pairs) {
  const std::string way = (from.empty() ? "" : " from " + from) + " into " + to;
  const std::string there = pairs.empty() ? "it has no language pair" : "it has the pairs " + listed(pairs);
  throw Error(ErrorCode::engine_not_configured,
              "This server does not translate" + way + "; " + there +
                  ". Leave out 'translate_to', install a pair ('apertium-…'), or set 'text-urls' "
                  "(docs/translation.md).");
}

// A document whose language is found out later may be in any language that there is a way from.
void check_pair(const std::string& language, const std::string& to, const std::vector<LanguagePair>& pairs) {
  const Language* known = language == "auto" ? nullptr : find_language(language);
  const std::string from = known == nullptr ? "" : known->tag;
  const bool fits = from == to || std::ranges::any_of(pairs, [&](const LanguagePair& pair) {
                      return pair.second == to && (from.empty() || pair.first == from);
                    });
  if (!fits) refuse_to_translate(from, to, pairs);
}

// @returns the language's tag
std::string checked_target(const std::string& language, const std::string& tool) {
  if (language.empty()) {
    if (tool == kTranslate)
      refuse("The tool 'translate' wants 'translate_to', a code such as en, fr or zh-Hans.");
    return language;
  }
  const Language* known = find_language(language);
  if (known == nullptr)
    refuse("'translate_to' is " + quoted(language) + "; use a code such as en, fr or zh-Hans.");
  return known->tag;
}

void refuse_if_lacking(const Tool& tool, const Settings& settings) {
  const std::string trouble = trouble_with_tool(tool, settings, true);
  if (trouble.empty()) return;
  throw Error(ErrorCode::engine_not_configured,
              "This server cannot run the tool '" + std::string(tool.slug) + "'. " + trouble);
}

std::string checked_callback(const std::string& url, const Caller& caller, const Settings& settings) {
  if (url.empty()) return url;
  if (!caller.account) refuse("'callback_url' needs an account: send a token, or poll the job.");
  const Audience audience = settings.callback_private ? Audience::anyone : Audience::public_only;
  const std::string trouble = trouble_with_url(url, audience);
  if (!trouble.empty()) refuse("'callback_url' is " + quoted(url) + "; " + trouble + ".");
  return url;
}

}  // namespace

JobRequest checked_request(const Submission& submission, const Caller& caller, const Settings& settings,
                           const std::vector<LanguagePair>& pairs) {
  JobRequest request;
  const Tool* tool = checked_tool(given(submission.tool, "tool"));
  if (tool != nullptr && tool->need == ToolNeed::text_model) refuse_if_lacking(*tool, settings);
  request.tool = tool == nullptr ? "" : tool->slug;
  checked_schema(submission, tool);
  request.tier = checked_tier(given(submission.tier, "tier"), tool, settings);
  request.language = checked_language(given(submission.language, "language"));
  request.translate_to = checked_target(given(submission.translate_to, "translate_to"), request.tool);
  if (!request.translate_to.empty() && settings.text_urls.empty()) {
    check_pair(request.language, request.translate_to, pairs);
  }
  request.callback_url = checked_callback(given(submission.callback_url, "callback_url"), caller, settings);
  request.password = given(submission.password, "password");
  return request;
}

std::optional<ExtractionOrder> checked_extraction(const Submission& submission, const JobRequest& request,
                                                  const Settings& settings) {
  const std::string schema = checked_schema(submission, find_tool(request.tool));
  return extraction_order(request, schema, settings);
}

std::vector<Warning> warnings_of(const Submission& submission, const JobRequest& taken) {
  const Tool* tool = find_tool(taken.tool);
  const bool wanted_model =
      submission.tier.value_or("") == "vlm" || (tool != nullptr && tool->need == ToolNeed::vision_model);
  if (!wanted_model || taken.tier != "cpu") return {};
  return {{"tier_fallback", "This server has no vision model; the document was read on the cpu tier.",
           std::nullopt}};
}

std::string checked_pages(const Submission& submission) {
  return given(submission.pages, "pages");
}

std::optional<std::string> checked_key(const Submission& submission) {
  if (!submission.idempotency_key) return std::nullopt;
  const std::string& key = *submission.idempotency_key;
  const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
  if (key.empty() || key.size() > 255 || !printable) {
    refuse("'Idempotency-Key' must be 1 to 255 visible ASCII characters.");
  }
  return key;
}

// A schema came later than keys did: without one the hash is what it always was.
std::string payload_hash(const Submission& submission) {
  Sha256 sum;
  const auto add = [&](const std::string& value) {
    sum.add(as_bytes(std::to_string(value.size()) + ":" + value));
  };
  for (const auto& field :
       {std::optional(submission.source.sha256), submission.tier, submission.language, submission.tool,
        submission.translate_to, submission.pages, submission.password, submission.callback_url}) {
    add(field.value_or(""));
  }
  if (submission.schema) add(*submission.schema);
  return sum.hex();
}

}  // namespace ocrchat
