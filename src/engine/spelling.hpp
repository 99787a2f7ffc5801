#pragma once

#include <string>

namespace ocrchat {

/// The text with letters that the recogniser takes apart or confuses put right, where the script's spelling
/// leaves no other choice: Thai and Lao vowels in two halves, Khmer vowels in two halves, Ethiopic word
/// separators in place of a full stop, Latin colons that end Armenian sentences, the micro sign in Greek,
/// Malayalam and Bengali letters spelled with a joiner, a joiner after the Tamil pulli.
std::u32string spelled(std::u32string text);

}  // namespace ocrchat
