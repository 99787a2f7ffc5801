#pragma once

#include <string>

#include "engine/prepared.hpp"
#include "engine/recogniser_pool.hpp"

namespace ocrchat {

/// By how many degrees clockwise the page must be turned to stand upright: 0 unless a few of its lines read
/// clearly better turned. For pages that read badly as they are.
int upright_turn(Pix* gray, double dpi, const std::string& model, RecogniserPool& pool);

}  // namespace ocrchat
