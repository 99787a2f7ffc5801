#include "layout/faint_ink.hpp"

#include <algorithm>
#include <array>

#include "layout/ink_blobs.hpp"
#include "layout/paper.hpp"

namespace ocrchat {
namespace {

constexpr double kClean = 0.5;  // share of the page that is of the paper's very brightness
constexpr int kNearly = 2;      // steps of grey
constexpr int kFaint = 36;      // steps of grey darker than the paper: seen, and no trace of compression
constexpr int kCellHeight = 16;
constexpr int kFewestCells = 2;
constexpr double kSpeck = 0.3;  // of a letter's height
constexpr double kSmall = 0.4;
constexpr double kTall = 4;

/// Brightness of the paper if most of the page has it; else 0.
int clean_paper(const Image& gray) {
  const BrightnessCounts counts = brightness_counts(gray);
  const auto mode = std::max_element(counts.begin(), counts.end()) - counts.begin();
  std::int64_t nearly = 0;
  std::int64_t total = 0;
  for (std::ptrdiff_t v = 0; v < 256; ++v) {
    const std::int64_t count = counts[static_cast<std::size_t>(v)];
    total += count;
    if (std::abs(v - mode) <= kNearly) nearly += count;
  }
  return static_cast<double>(nearly) > kClean * static_cast<double>(total) ? static_cast<int>(mode) : 0;
}

/// Which cells, a word wide, have any ink.
std::vector<char> inked_cells(const Bitmap& bitmap, std::size_t rows) {
  std::vector<char> cells(bitmap.words * rows, 0);
  for (std::size_t row = 0; row < rows; ++row) {
    const int first = static_cast<int>(row) * kCellHeight;
    for (int y = first; y < std::min(first + kCellHeight, bitmap.height); ++y)
      for (std::size_t w = 0; w < bitmap.words; ++w) cells[row * bitmap.words + w] |= bitmap.row(y)[w] != 0;
  }
  return cells;
}

/// Whether there is faint ink away from all other: round it, what is faint is only its blurred edge.
bool any_apart(const Bitmap& ink, const Bitmap& faint) {
  const std::size_t rows = (static_cast<std::size_t>(ink.height) + kCellHeight - 1) / kCellHeight;
  const std::vector<char> inked = inked_cells(ink, rows);
  const std::vector<char> seen = inked_cells(faint, rows);
  int apart = 0;
  for (std::size_t i = 0; i < seen.size() && apart < kFewestCells; ++i) {
    const std::size_t column = i % ink.words;
    bool near = inked[i] || (column > 0 && inked[i - 1]) || (column + 1 < ink.words && inked[i + 1]);
    near = near || (i >= ink.words && inked[i - ink.words]) ||
           (i + ink.words < inked.size() && inked[i + ink.words]);
    apart += seen[i] && !near;
  }
  return apart >= kFewestCells;
}

bool has_ink(const Bitmap& ink, int y, const InkRun& run) {
  for (int x = run.x0; x < run.x1; ++x)
    if (ink.at(x, y)) return true;
  return false;
}

/// 1 for the blobs that have something of `ink` in them.
std::vector<char> touched_by(const Bitmap& ink, const InkBlobs& blobs) {
  std::vector<char> touched(blobs.blobs.size(), 0);
  for (int y = 0; y < ink.height; ++y)
    for (std::size_t i = blobs.row_begin(y); i < blobs.row_end(y); ++i) {
      char& mark = touched[static_cast<std::size_t>(blobs.runs[i].blob)];
      mark = mark || has_ink(ink, y, blobs.runs[i]);
    }
  return touched;
}

/// Whether what is apart looks like print: letters, with a dot here and there.
bool are_letters(const InkBlobs& blobs, const std::vector<char>& touched, double letter) {
  int letters = 0;
  int specks = 0;
  for (std::size_t i = 0; i < touched.size(); ++i) {
    if (touched[i]) continue;
    const Box& box = blobs.blobs[i].box;
    if (std::max(box.width(), box.height()) < kSpeck * letter)
      ++specks;
    else
      letters += box.height() > kSmall * letter && box.height() < kTall * letter;
  }
  return letters > 0 && specks <= letters;
}

void add_untouched(Bitmap& ink, const InkBlobs& blobs, const std::vector<char>& touched) {
  for (int y = 0; y < ink.height; ++y)
    for (std::size_t i = blobs.row_begin(y); i < blobs.row_end(y); ++i) {
      const InkRun& run = blobs.runs[i];
      if (!touched[static_cast<std::size_t>(run.blob)]) ink.fill(y, run.x0, run.x1, true);
    }
}

}  // namespace

bool add_faint_ink(Bitmap& ink, const Image& gray, double letter) {
  const int paper = clean_paper(gray);
  if (paper <= kFaint) return false;
  const Bitmap faint = darker_than(gray, paper - kFaint);
  if (!any_apart(ink, faint)) return false;
  const InkBlobs blobs = find_blobs(faint);
  const std::vector<char> touched = touched_by(ink, blobs);
  if (!are_letters(blobs, touched, letter)) return false;
  add_untouched(ink, blobs, touched);
  return true;
}

}  // namespace ocrchat
