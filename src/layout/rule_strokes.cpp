#include "layout/rule_strokes.hpp"

#include <algorithm>

namespace ocrchat {
namespace {

constexpr double kShortest = 2.5;     // letters: longer than strokes of letters are
constexpr double kThickest = 0.35;    // of a letter's height
constexpr double kMostly = 0.4;       // of a blob's ink: then it is a frame, or an underline
constexpr double kUnderline = 5;      // letters
constexpr double kMostOfWidth = 0.6;  // of what an underline hangs together with
constexpr double kLow = 0.55;         // of its height
constexpr double kAttached = 0.3;     // squares of a letter's height: less is the roughness of a rule

/// Runs of a row that are long enough for a lying rule.
bool is_long(const InkRun& run, double letter) {
  return run.x1 - run.x0 >= kShortest * letter;
}

/// 1 for frames and drawings, and for rules with more to them than one stroke.
std::vector<char> compound(const InkBlobs& blobs, const std::vector<BlobKind>& kinds, double letter) {
  std::vector<std::int64_t> in_long_runs(blobs.blobs.size(), 0);
  for (const InkRun& run : blobs.runs)
    if (is_long(run, letter)) in_long_runs[static_cast<std::size_t>(run.blob)] += run.x1 - run.x0;
  std::vector<char> result(blobs.blobs.size(), 0);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const InkBlob& blob = blobs.blobs[i];
    const bool lying = blob.box.width() > std::max<double>(blob.box.height(), kUnderline * letter);
    const bool may_be = kinds[i] == BlobKind::rule || (kinds[i] == BlobKind::letter && in_long_runs[i] > 0);
    const double rest = static_cast<double>(blob.area - in_long_runs[i]);
    result[i] = kinds[i] == BlobKind::big || (lying && may_be && rest > kAttached * letter * letter);
  }
  return result;
}

/// Combines each row with the one `step` rows below it (or above it, if negative), where there is one.
template <typename Operation>
void combine(Bitmap& bitmap, int step, Operation operation) {
  const int first = step > 0 ? 0 : bitmap.height - 1;
  const int direction = step > 0 ? 1 : -1;
  for (int y = first; y >= 0 && y < bitmap.height; y += direction) {
    const int other = y + step;
    std::uint64_t* words = bitmap.row(y);
    for (std::size_t w = 0; w < bitmap.words; ++w)
      words[w] = operation(words[w], other >= 0 && other < bitmap.height ? bitmap.row(other)[w] : 0);
  }
}

/// Keeps the upright runs of at least `length` pixels, by doubling.
void keep_upright_runs(Bitmap& bitmap, int length) {
  const auto both = [](std::uint64_t a, std::uint64_t b) { return a & b; };
  const auto either = [](std::uint64_t a, std::uint64_t b) { return a | b; };
  for (int reach = 1; reach < length;) {
    const int step = std::min(reach, length - reach);
    combine(bitmap, step, both);
    reach += step;
  }
  for (int reach = 1; reach < length;) {
    const int step = std::min(reach, length - reach);
    combine(bitmap, -step, either);
    reach += step;
  }
}

/// Strokes of one direction, and the blobs that they belong to.
struct Strokes {
  InkBlobs found;
  std::vector<int> owners;  ///< of each stroke; -1 if it is too thick to be one
};

int blob_at(const InkBlobs& blobs, int x, int y) {
  const auto begin = blobs.runs.begin() + static_cast<std::ptrdiff_t>(blobs.row_begin(y));
  const auto end = blobs.runs.begin() + static_cast<std::ptrdiff_t>(blobs.row_end(y));
  return std::upper_bound(begin, end, x, [](int at, const InkRun& run) { return at < run.x1; })->blob;
}

Strokes strokes_in(const Bitmap& bits, const InkBlobs& blobs, bool lying, double letter) {
  Strokes strokes{find_blobs(bits), {}};
  strokes.owners.resize(strokes.found.blobs.size(), -1);
  std::vector<char> seen(strokes.owners.size(), 0);
  for (int y = 0; y < bits.height; ++y)
    for (std::size_t i = strokes.found.row_begin(y); i < strokes.found.row_end(y); ++i) {
      const InkRun& run = strokes.found.runs[i];
      const auto index = static_cast<std::size_t>(run.blob);
      if (seen[index]) continue;
      seen[index] = 1;
      const InkBlob& stroke = strokes.found.blobs[index];
      const int length = lying ? stroke.box.width() : stroke.box.height();
      if (static_cast<double>(stroke.area) < kThickest * letter * length)
        strokes.owners[index] = blob_at(blobs, run.x0, y);
    }
  return strokes;
}

void add_areas(const Strokes& strokes, std::vector<double>& areas) {
  for (std::size_t i = 0; i < strokes.owners.size(); ++i)
    if (strokes.owners[i] >= 0)
      areas[static_cast<std::size_t>(strokes.owners[i])] += static_cast<double>(strokes.found.blobs[i].area);
}

/// Whether a stroke of a blob is a line under something: Indian letters hang from one.
bool is_underline(const Box& stroke, const InkBlob& blob, BlobKind kind) {
  if (kind == BlobKind::rule) return true;
  return kind == BlobKind::letter && stroke.width() > kMostOfWidth * blob.box.width() &&
         stroke.y0 + stroke.y1 > 2 * blob.box.y0 + 2 * kLow * blob.box.height();
}

/// Clears the strokes of underlines. Of frames, corners would stay behind that look like letters.
bool clear_underlines(Bitmap& ink, const Strokes& strokes, const InkBlobs& blobs,
                      const std::vector<BlobKind>& kinds) {
  std::vector<char> goes(strokes.owners.size(), 0);
  for (std::size_t i = 0; i < goes.size(); ++i) {
    if (strokes.owners[i] < 0) continue;
    const auto owner = static_cast<std::size_t>(strokes.owners[i]);
    goes[i] = is_underline(strokes.found.blobs[i].box, blobs.blobs[owner], kinds[owner]);
  }
  erase(ink, strokes.found, goes);
  return std::find(goes.begin(), goes.end(), 1) != goes.end();
}

/// Strokes of those blobs that are mostly strokes.
std::vector<Box> strokes_of_frames(const Strokes& lying, const Strokes& standing, const InkBlobs& blobs) {
  std::vector<double> areas(blobs.blobs.size(), 0);
  add_areas(lying, areas);
  add_areas(standing, areas);
  std::vector<Box> result;
  for (std::size_t i = 0; i < standing.owners.size(); ++i) {
    if (standing.owners[i] < 0) continue;
    const auto owner = static_cast<std::size_t>(standing.owners[i]);
    if (areas[owner] > kMostly * static_cast<double>(blobs.blobs[owner].area))
      result.push_back(standing.found.blobs[i].box);
  }
  return result;
}

}  // namespace

RuleStrokes find_rule_strokes(Bitmap& ink, const InkBlobs& blobs, const std::vector<BlobKind>& kinds,
                              double letter) {
  RuleStrokes result;
  const std::vector<char> wanted = compound(blobs, kinds, letter);
  if (letter <= 0 || std::find(wanted.begin(), wanted.end(), 1) == wanted.end()) return result;
  Bitmap lying(ink.width, ink.height);
  Bitmap standing(ink.width, ink.height);
  for (int y = 0; y < ink.height; ++y)
    for (std::size_t i = blobs.row_begin(y); i < blobs.row_end(y); ++i) {
      const InkRun& run = blobs.runs[i];
      if (!wanted[static_cast<std::size_t>(run.blob)]) continue;
      standing.fill(y, run.x0, run.x1, true);
      if (is_long(run, letter)) lying.fill(y, run.x0, run.x1, true);
    }
  keep_upright_runs(standing, std::max(2, static_cast<int>(kShortest * letter)));
  const Strokes lying_strokes = strokes_in(lying, blobs, true, letter);
  const Strokes standing_strokes = strokes_in(standing, blobs, false, letter);
  result.standing = strokes_of_frames(lying_strokes, standing_strokes, blobs);
  result.cleared = clear_underlines(ink, lying_strokes, blobs, kinds);
  return result;
}

}  // namespace ocrchat
