#pragma once

#include <functional>
#include <string>

namespace ocrchat {

/// Hears how a model's answer comes about, on the thread that makes it. What is drafted is not verified yet,
/// and may be thrown away.
struct AnswerProgress {
  /// Before each of a model's tries: it begins anew.
  std::function<void()> begin = [] {};
  /// The draft as far as it has come.
  std::function<void(const std::string& text)> draft = [](const std::string&) {};
  /// The draft is whole and is being held against the document.
  std::function<void()> verify = [] {};
};

}  // namespace ocrchat
