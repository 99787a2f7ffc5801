#pragma once

#include <string_view>

namespace ocrchat {

/// How much two texts have in common, 0..1: the share of pairs of neighbouring letters or digits, whatever
/// their order, case and spaces.
double agreement(std::string_view a, std::string_view b);

}  // namespace ocrchat
