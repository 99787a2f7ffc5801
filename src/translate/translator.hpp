#pragma once

#include <stop_token>
#include <string>
#include <vector>

namespace ocrchat {

/// Puts texts into another language. Safe from any thread.
class Translator {
 public:
  virtual ~Translator() = default;

  /// Whether it knows the way from one to the other, as in `translate`.
  virtual bool translates(const std::string& from, const std::string& to) const = 0;

  /// @param from, to  BCP 47; `from` may be empty: not known
  /// @returns one text for each, in order; an empty one where no translation is to be trusted
  /// @throws Error(overloaded) if none can be had now, or it is cancelled
  virtual std::vector<std::string> translate(const std::vector<std::string>& texts, const std::string& from,
                                             const std::string& to, const std::stop_token& cancel) = 0;
};

}  // namespace ocrchat
