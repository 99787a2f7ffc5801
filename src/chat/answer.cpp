#include "chat/answer.hpp"

#include <algorithm>
#include <optional>

#include "chat/finding.hpp"
#include "chat/parts.hpp"
#include "chat/visible.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostQuestionBytes = 4000;
constexpr std::size_t kMostEarlier = 8;
constexpr std::size_t kMostWaysToCut = 4;

using Findings = std::vector<Finding>;

/// The words of a question, those of earlier ones behind them where it leans on them.
Question understood(const ChatIndex& index, const std::string& text, const std::vector<std::string>& earlier,
                    Segmenter& segmenter) {
  const auto read = [&](const std::string& question) {
    return read_question(visible_text(question.substr(0, kMostQuestionBytes)), index.language(), segmenter);
  };
  std::optional<Question> context;
  for (std::size_t i = earlier.size() - std::min(earlier.size(), kMostEarlier); i < earlier.size(); ++i) {
    const Question next = read(earlier[i]);
    context = context ? with_context(next, *context) : next;
  }
  const Question question = read(text);
  return context ? with_context(question, *context) : question;
}

/// Both answers, if the question asks for two things and each has its own.
Findings find_both(const ChatIndex& index, const Question& question, Segmenter& segmenter) {
  std::size_t tries = 0;
  for (const auto& [first, second] : parts_of(question)) {
    if (++tries > kMostWaysToCut) break;
    const std::optional<Finding> one = find_answer(index, first, segmenter);
    if (!one || !(one->labelled || first.asked.any())) continue;
    const std::optional<Finding> other = find_answer(index, with_context(second, first), segmenter);
    if (!other || other->unit == one->unit || !(other->labelled || second.asked.any())) continue;
    return {*one, *other};
  }
  return {};
}

Findings find_all(const ChatIndex& index, const Question& question, Segmenter& segmenter) {
  Findings both = find_both(index, question, segmenter);
  if (!both.empty()) return both;
  const std::optional<Finding> one = find_answer(index, question, segmenter);
  return one ? Findings{*one} : Findings{};
}

/// "The total is $42." on the first page → "The total is $42 (p. 1)."
std::string quoted(const Unit& unit, bool with_stop) {
  std::string text = unit.text;
  std::string stop = with_stop ? "." : "";
  for (const std::string_view mark : {".", "。", "।"}) {
    if (!text.ends_with(mark)) continue;
    text.resize(text.size() - mark.size());
    stop = mark;
  }
  return text + " (p. " + std::to_string(unit.page + 1) + ")" + stop;
}

}  // namespace

Answer answer(const ChatIndex& index, const std::string& question,
              const std::vector<std::string>& earlier_questions) {
  Segmenter segmenter;
  const Question asked = understood(index, question, earlier_questions, segmenter);
  const Findings findings = find_all(index, asked, segmenter);
  Answer answer{!findings.empty(), {}, {}};
  for (const Finding& finding : findings) {
    const Unit& unit = index.units()[finding.unit];
    if (!answer.content.empty()) answer.content += ' ';
    answer.content += quoted(unit, findings.size() > 1);
    answer.citations.push_back({unit.page, unit.snippet.empty() ? unit.text : unit.snippet, unit.boxes});
  }
  if (!answer.found) answer.content = kNotFound;
  return answer;
}

}  // namespace ocrchat
