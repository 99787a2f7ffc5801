#include "tools/check_boxes.hpp"

#include <array>

namespace ocrchat {
namespace {

struct BoxSign {
  std::string_view text;
  bool checked;
};

constexpr std::array kSigns{
    BoxSign{"☐", false},  BoxSign{"☑", true},   BoxSign{"☒", true},    BoxSign{"□", false},
    BoxSign{"■", true},   BoxSign{"✓", true},   BoxSign{"✔", true},    BoxSign{"✗", true},
    BoxSign{"✘", true},   BoxSign{"▢", false},  BoxSign{"🗹", true}, BoxSign{"[ ]", false},
    BoxSign{"[x]", true}, BoxSign{"[X]", true}, BoxSign{"[]", false},  BoxSign{"( )", false},
    BoxSign{"(x)", true}, BoxSign{"(X)", true}, BoxSign{"○", false},   BoxSign{"●", true},
    BoxSign{"◯", false},  BoxSign{"◉", true},
};

const BoxSign* sign_at(std::string_view text, std::size_t at) {
  for (const BoxSign& sign : kSigns) {
    if (text.substr(at, sign.text.size()) == sign.text) return &sign;
  }
  return nullptr;
}

}  // namespace

std::vector<CheckBox> check_boxes_in(std::string_view text) {
  std::vector<CheckBox> result;
  for (std::size_t at = 0; at < text.size();) {
    const BoxSign* sign = sign_at(text, at);
    if (sign != nullptr) result.push_back({at, at + sign->text.size(), sign->checked});
    at += sign != nullptr ? sign->text.size() : 1;
  }
  return result;
}

}  // namespace ocrchat
