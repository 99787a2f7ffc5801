#pragma once

#include "engine/reading.hpp"

namespace ocrchat {

/// Words that came out in capitals though they are only as high as the page's small letters get small
/// letters: the recogniser cannot tell и from И where a line has nothing taller. Only letters that look the
/// same in both cases, only on lines that have small letters elsewhere, only if the page shows how high both
/// are.
void settle_case(Reading& reading);

}  // namespace ocrchat
