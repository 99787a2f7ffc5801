#include "service/job_json.hpp"

#include <boost/json.hpp>
#include <cmath>

#include "document/json.hpp"
#include "document/text.hpp"
#include "export/markdown.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

// Four decimals, as in the pages.
json::value confidence(const std::optional<double>& value) {
  return value ? json::value(std::round(*value * 10'000) / 10'000) : json::value(nullptr);
}

json::value instant(const std::optional<Millis>& at) {
  return at ? json::value(iso_time(*at)) : json::value(nullptr);
}

// Empty where nothing was asked for: absent, as clients see it.
json::value asked(const std::string& field) {
  return field.empty() ? json::value(nullptr) : json::value(field);
}

json::object members_before_text(const Job& job) {
  json::array languages;
  for (const std::string& tag : job.languages) languages.emplace_back(tag);
  json::array warnings;
  for (const Warning& warning : job.warnings) warnings.push_back(to_json(warning));
  json::value error = nullptr;
  if (job.status == JobStatus::failed) error = {{"code", job.error_code}, {"message", job.error_message}};
  return {{"uuid", job.uuid},
          {"name", job.source.name},
          {"status", name(job.status)},
          {"tier", job.request.tier},
          {"language", job.request.language},
          {"tool", asked(job.request.tool)},
          {"translate_to", asked(job.request.translate_to)},
          {"page_count", job.page_count},
          {"pages_done", job.pages_done},
          {"mean_confidence", confidence(job.mean_confidence)},
          {"created_at", iso_time(job.created_at)},
          {"finished_at", instant(job.finished_at)},
          {"expires_at", iso_time(job.expires_at)},
          {"credits", job.credits},
          {"detected_languages", std::move(languages)},
          {"warnings", std::move(warnings)},
          {"error", std::move(error)}};
}

// The inside of a JSON string, without its quotation marks.
std::string escaped(const std::string& text) {
  const std::string quoted = json_text(json::value(text));
  return quoted.substr(1, quoted.size() - 2);
}

// One string of all pages, those without text left out, parted by an empty line.
void write_joined(PageSource* pages, std::string (*part_of)(const Page&), Sink& out) {
  out.write("\"");
  if (pages != nullptr) {
    bool first = true;
    pages->rewind();
    while (const auto page = pages->next()) {
      const std::string part = escaped(part_of(*page));
      if (part.empty()) continue;
      if (!first) out.write("\\n\\n");
      out.write(part);
      first = false;
    }
  }
  out.write("\"");
}

json::object shown_page(const Page& page) {
  json::object stored = to_json(page);
  json::object result;
  for (json::key_value_pair& member : stored) {
    if (member.key() == "blocks") {
      result["text"] = text_of(page);
      result["markdown"] = markdown_of(page);
    }
    // Not by stored[key]: that may move the members that are being walked over, even where the key exists.
    result.emplace(member.key(), std::move(member.value()));
  }
  return result;
}

void write_pages(PageSource* pages, Sink& out) {
  out.write("[");
  if (pages != nullptr) {
    bool first = true;
    pages->rewind();
    while (const auto page = pages->next()) {
      if (!first) out.write(",");
      out.write(json_text(shown_page(*page)));
      first = false;
    }
  }
  out.write("]");
}

std::string plain_text(const Page& page) {
  return text_of(page);
}

// A document of which no page could be translated is not called one in that language.
bool any_in(PageSource& pages, const std::string& language) {
  pages.rewind();
  while (const auto page = pages.next()) {
    if (page->language == language) return true;
  }
  return false;
}

void write_translation(const Job& job, PageSource* translated, Sink& out) {
  if (translated == nullptr || !any_in(*translated, job.request.translate_to)) return out.write("null");
  out.write("{\"language\":" + json_text(json::value(job.request.translate_to)) + ",\"text\":");
  write_joined(translated, plain_text, out);
  out.write(",\"markdown\":");
  write_joined(translated, markdown_of, out);
  out.write("}");
}

}  // namespace

std::string job_summary(const Job& job) {
  return json_text(members_before_text(job));
}

std::string page_json(const Page& page) {
  return json_text(shown_page(page));
}

std::string page_summary(const Page& page) {
  json::object shown = to_json(page);
  shown.erase("blocks");
  return json_text(shown);
}

std::string brief_job_json(const Job& job, const std::string& data) {
  std::string head = job_summary(job);
  head.pop_back();  // the object goes on
  return head + ",\"data\":" + (data.empty() ? "null" : data) + "}";
}

void write_page_summaries(PageSource& pages, Sink& out) {
  out.write("{\"pages\":[");
  bool first = true;
  while (const auto page = pages.next()) {
    if (!first) out.write(",");
    out.write(page_summary(*page));
    first = false;
  }
  out.write("]}");
}

void write_job_json(const Job& job, const JobContents& contents, Sink& out) {
  std::string head = job_summary(job);
  head.pop_back();  // the object goes on
  out.write(head);
  out.write(",\"text\":");
  write_joined(contents.pages, plain_text, out);
  out.write(",\"markdown\":");
  write_joined(contents.pages, markdown_of, out);
  out.write(",\"translation\":");
  write_translation(job, contents.translated, out);
  out.write(",\"data\":" + (contents.data.empty() ? "null" : contents.data));
  out.write(",\"pages\":");
  write_pages(contents.pages, out);
  out.write("}");
}

}  // namespace ocrchat
