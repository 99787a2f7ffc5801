#pragma once

#include "document/model.hpp"

namespace ocrchat {

/// A recogniser takes the dot before a list's item for one sign or another ("¢", "«", "°"). Where a
/// recognised line starts with a lone sign, no letter or digit, that is small and hangs at the middle of the
/// letters, it is a bullet.
void mend_bullets(Page& page);

}  // namespace ocrchat
