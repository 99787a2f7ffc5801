#pragma once

#include "engine/reading.hpp"

namespace ocrchat {

/// Puts initials that reach down over several lines before the first of them: recognised, they are lines of
/// their own. The first word takes the initial and, on its line, its width; what of it hangs below is in no
/// box, so that the line stays as high as the others. A gap before the first line that the second has not
/// makes the initial a word of its own ("A river").
void join_drop_caps(Reading& reading);

}  // namespace ocrchat
