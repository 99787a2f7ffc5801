#include "engine/upright.hpp"

#include <algorithm>
#include <array>

#include "engine/script_finder.hpp"

namespace ocrchat {
namespace {

constexpr double kReadsWell = 0.97;
constexpr double kClearly = 0.02;
constexpr int kFewestCharacters = 8;
constexpr std::size_t kParts = 3;

struct Try {
  int degrees = 0;
  double confidence = 0;
};

Try tried(const Prepared& page, int degrees, Recogniser& session) {
  const Trial trial = read_parts(page, sampled_parts(page, kParts), session);
  return {degrees, trial.characters < kFewestCharacters ? 0 : trial.confidence};
}

}  // namespace

int upright_turn(Pix* gray, double dpi, const std::string& model, RecogniserPool& pool) {
  Recogniser& session = pool.reading(model);
  const Prepared as_it_is = prepared(gray, dpi);
  const Try upright = tried(as_it_is, 0, session);
  const std::array<int, 2> turns = as_it_is.upright_strips ? std::array{90, 270} : std::array{180, 180};
  Try best = upright;
  for (const int degrees : turns) {
    const PixPtr turned = rotated_pix(gray, degrees);
    const Try now = tried(prepared(turned.get(), dpi), degrees, session);
    if (now.confidence > best.confidence) best = now;
    if (degrees == 180) break;
  }
  const bool is_clear = best.confidence >= kReadsWell && best.confidence >= upright.confidence + kClearly;
  return is_clear ? best.degrees : 0;
}

}  // namespace ocrchat
