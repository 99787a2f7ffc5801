#include <algorithm>

#include "chat/answer.hpp"
#include "chat/flow.hpp"
#include "chat/visible.hpp"

namespace ocrchat {
namespace {

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::string flowed(const std::vector<Line>& lines) {
  PassageFlow flow;
  for (const Line& line : lines) flow.add(line);
  return without_spaces(flow.text());
}

}  // namespace

bool occurs_on(const Page& page, const std::string& snippet) {
  const std::string sought = without_spaces(visible_text(snippet));
  if (sought.empty()) return false;
  std::string text;
  for (const Run& run : runs_of(page)) {
    text += flowed(run.lines) + '\n';
    for (const Line& line : run.lines) text += flowed({line}) + '\n';  // of forms, where lines stand alone
    const auto* table = std::get_if<Table>(&run.block->content);
    if (table == nullptr) continue;
    for (const Cell& cell : table->cells) text += flowed(cell.lines);
    text += '\n';
  }
  return text.find(sought) != std::string::npos;
}

}  // namespace ocrchat
