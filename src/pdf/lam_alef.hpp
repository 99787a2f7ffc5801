#pragma once

#include <map>
#include <string>
#include <vector>

namespace ocrchat {

/// A letter of a PDF's word, as it stands.
struct PlacedLetter {
  char32_t code = 0;
  double x0 = 0;
  double x1 = 0;
};

/// Arabic lam and alef that are drawn as one shape. Poppler halves the shape and lays the two letters from
/// left to right, which for those who read from the right is the wrong order; an alef before a lam (the
/// article) then looks the same. They are told apart by their widths: halves are as wide as neither letter of
/// the font is elsewhere.
class LamAlef {
 public:
  /// @param letters  of a word, from left to right; @param em  size of the type
  void learn(const std::vector<PlacedLetter>& letters, const std::string& font, double em);

  /// Puts the halves of shapes into the order of the other letters. All words are to be learned before.
  void mend(std::vector<PlacedLetter>& letters, const std::string& font, double em) const;

 private:
  struct Widths {
    std::vector<double> lam;  ///< in ems
    std::vector<double> alef;
  };
  std::map<std::string, Widths> fonts_;
};

}  // namespace ocrchat
