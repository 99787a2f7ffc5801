#include "image/png_filters.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace ocrchat {
namespace {

using Word = std::uint64_t;

Word word_at(const std::uint8_t* at) {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// The byte in all places of a word.
Word spread(std::uint8_t value) {
  return value * 0x0101010101010101U;
}

/// How many bytes from `i` on, in words, add nothing to a row that goes on as its last byte: blank paper.
std::size_t blank_run(const std::uint8_t* row, std::size_t i, std::size_t count) {
  std::size_t end = i;
  while (end + sizeof(Word) <= count && word_at(row + end) == 0) end += sizeof(Word);
  return end - i;
}

void add_left(std::uint8_t* row, std::size_t count, std::size_t unit) {
  for (std::size_t i = unit; i < count; ++i) row[i] = static_cast<std::uint8_t>(row[i] + row[i - unit]);
}

void add_above(std::uint8_t* row, const std::uint8_t* above, std::size_t count) {
  constexpr std::size_t kStep = 16;
  std::size_t i = 0;
  for (; i + kStep <= count; i += kStep)
    for (std::size_t k = i; k < i + kStep; ++k) row[k] = static_cast<std::uint8_t>(row[k] + above[k]);
  for (; i < count; ++i) row[i] = static_cast<std::uint8_t>(row[i] + above[i]);
}

void add_mean(std::uint8_t* row, const std::uint8_t* above, std::size_t count, std::size_t unit) {
  for (std::size_t i = 0; i < unit; ++i) row[i] = static_cast<std::uint8_t>(row[i] + above[i] / 2);
  for (std::size_t i = unit; i < count; ++i)
    row[i] = static_cast<std::uint8_t>(row[i] + (row[i - unit] + above[i]) / 2);
}

int paeth(int left, int above, int corner) {
  const int to_left = std::abs(above - corner);
  const int to_above = std::abs(left - corner);
  const int to_corner = std::abs(left + above - 2 * corner);
  const int nearer = to_above < to_left ? above : left;
  return to_corner < std::min(to_left, to_above) ? corner : nearer;
}

void add_paeth(std::uint8_t* row, const std::uint8_t* above, std::size_t count, std::size_t unit) {
  for (std::size_t i = 0; i < unit; ++i) row[i] = static_cast<std::uint8_t>(row[i] + above[i]);
  for (std::size_t i = unit; i < count; ++i)
    row[i] = static_cast<std::uint8_t>(row[i] + paeth(row[i - unit], above[i], above[i - unit]));
}

/// As add_paeth; on from `i` to `end` byte by byte, the left and the corner kept at hand.
void add_paeth_gray(std::uint8_t* row, const std::uint8_t* above, std::size_t i, std::size_t end) {
  int left = i == 0 ? 0 : row[i - 1];
  int corner = i == 0 ? 0 : above[i - 1];
  for (; i < end; ++i) {
    const int up = above[i];
    left = (row[i] + paeth(left, up, corner)) & 0xFF;
    row[i] = static_cast<std::uint8_t>(left);
    corner = up;
  }
}

/// Under paper of one brightness the predictor is the pixel to the left: blank stretches are copied.
void add_paeth_gray(std::uint8_t* row, const std::uint8_t* above, std::size_t count) {
  add_paeth_gray(row, above, 0, std::min<std::size_t>(1, count));
  std::size_t i = 1;
  while (i < count) {
    std::size_t blank = blank_run(row, i, count);
    for (std::size_t end = i + blank; i < end; i += sizeof(Word)) {
      const Word same = spread(above[i - 1]);
      if (word_at(above + i) != same) break;
      const Word left = spread(row[i - 1]);
      std::memcpy(row + i, &left, sizeof left);
    }
    const std::size_t end = std::min(count, i + sizeof(Word));
    add_paeth_gray(row, above, i, end);
    i = end;
  }
}

}  // namespace

bool unfilter_png_row(int filter, std::uint8_t* row, const std::uint8_t* above, std::size_t count,
                      std::size_t unit) {
  switch (filter) {
    case 0:
      return true;
    case 1:
      add_left(row, count, unit);
      return true;
    case 2:
      add_above(row, above, count);
      return true;
    case 3:
      add_mean(row, above, count, unit);
      return true;
    case 4:
      if (unit == 1) {
        add_paeth_gray(row, above, count);
      } else {
        add_paeth(row, above, count, unit);
      }
      return true;
    default:
      return false;
  }
}

}  // namespace ocrchat
