#include "chat/orders.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "chat/segmenter.hpp"

namespace ocrchat {
namespace {

/// Turns of phrase that no statement to a person has; folded: lower case, without accents.
constexpr std::array<std::string_view, 66> kTurns{"previous instruction",
                                                  "prior instruction",
                                                  "all instructions",
                                                  "your instructions",
                                                  "new instruction",
                                                  "updated instruction",
                                                  "instructions follow",
                                                  "instructions for the chatbot",
                                                  "rules above",
                                                  "system prompt",
                                                  "developer message",
                                                  "note to the ai",
                                                  "note to language models",
                                                  "to language models",
                                                  "if you are an ai",
                                                  "as an ai",
                                                  "you are now",
                                                  "from now on you",
                                                  "everything you were told",
                                                  "answer every question",
                                                  "answer to every question",
                                                  "every answer",
                                                  "each answer",
                                                  "answer with",
                                                  "reply with",
                                                  "respond with",
                                                  "reply only",
                                                  "only correct reply",
                                                  "your answer with",
                                                  "in your reply",
                                                  "answer accordingly",
                                                  "output the",
                                                  "repeat after me",
                                                  "translate the above",
                                                  "do not tell the user",
                                                  "tell the user",
                                                  "the user asks you",
                                                  "decode and follow",
                                                  "call the tool",
                                                  "the assistant must",
                                                  "new task:",
                                                  "user: say",
                                                  "system:",
                                                  "assistant:",
                                                  "\"answer\":",
                                                  "\"found\":",
                                                  "tell everybody that",
                                                  "and say that",
                                                  "vorherigen anweisungen",
                                                  "du bist jetzt",
                                                  "instructions precedentes",
                                                  "instrucciones anteriores",
                                                  "istruzioni precedenti",
                                                  "предыдущие инструкции",
                                                  "之前的所有指示",
                                                  "指示を無視",
                                                  "<|",
                                                  "[inst]",
                                                  "[/inst]",
                                                  "<<sys>>",
                                                  "<start_of_turn>",
                                                  "<end_of_turn>",
                                                  "</document>",
                                                  "<!--",
                                                  "new conversation",
                                                  "in every answer"};

}  // namespace

bool reads_like_an_order(std::string_view sentence) {
  const std::string text = folded(sentence);
  return std::ranges::any_of(
      kTurns, [&](std::string_view turn) { return text.find(folded(turn)) != std::string::npos; });
}

}  // namespace ocrchat
