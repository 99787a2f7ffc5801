#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "grounding/tokens.hpp"

namespace ocrchat {

/// How much likelier it is that a recognised text is a reading of a generated one than that it stands there
/// by chance, in nats. A letter that agrees tells as much as letters tell on this page, a word never more
/// than its rareness; a letter that differs tells against, the more the better the engine reads.
class Likeness {
 public:
  /// `error_rate`: share of letters that the engine misreads. Keeps a reference to `generated`.
  Likeness(const std::vector<FoldedToken>& generated, double error_rate);

  /// Of the recognised `text` to the generated tokens `first`, or `first` and the one after it.
  double one(const std::u32string& text, int first) const;
  double two(const std::u32string& text, int first) const;

  double error_rate() const { return error_rate_; }

 private:
  double score(const std::u32string& read, const std::u32string& said, double rareness) const;

  const std::vector<FoldedToken>& generated_;
  double error_rate_;
  double alike_;   // nats of a letter that agrees
  double unlike_;  // nats of a letter that does not
  std::vector<double> rareness_;
};

/// 0..1: letters that agree, of the longer text.
double agreement_of(const std::u32string& a, const std::u32string& b);

}  // namespace ocrchat
