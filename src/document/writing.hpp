#pragma once

namespace ocrchat {

/// Whether `c` is a letter of a script whose words no space parts, and in which ICU finds them by dictionary:
/// Han, kana, Thai, Lao, Khmer, Burmese.
bool is_unspaced(char32_t c);

/// Whether `c` is of any script written without spaces (Bopomofo, Tibetan and Yi among them), the marks that
/// such scripts share included (Unicode's script extensions).
bool is_spaceless(char32_t c);

}  // namespace ocrchat
