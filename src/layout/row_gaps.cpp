#include "layout/row_gaps.hpp"

#include <algorithm>
#include <cmath>

namespace ocrchat {
namespace {

constexpr double kWidestSpace = 4;      // of the band's height
constexpr double kWidestInLetters = 6;  // the same, of the page's letters
constexpr double kWidestOfTitles = 1.5;
constexpr double kLeastOverlap = 0.4;
constexpr double kMostShared = 1.5;  // of the band: Arabic words reach under one another
constexpr double kMostRatio = 2.6;   // of the sizes of two parts of one line

/// The blank between two parts that stand beside one another.
struct Blank {
  int left = 0;
  int right = 0;
  double x0 = 0;
  double x1 = 0;
  double y = 0;
  double band = 0;
  bool walled = false;  ///< a rule stands in it
  bool gutter = false;

  double width() const { return x1 - x0; }
};

/// Blanks above one another that share some of their width.
struct BlankRun {
  double x0 = 0;
  double x1 = 0;
  double y = 0;
  double band = 0;
  std::vector<std::size_t> blanks;
};

const GlyphRow& at(const std::vector<GlyphRow>& rows, int index) {
  return rows[static_cast<std::size_t>(index)];
}

bool side_by_side(const GlyphRow& a, const GlyphRow& b) {
  const double least = std::min(a.band(), b.band());
  const double most = std::max(a.band(), b.band());
  const double overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return overlap >= kLeastOverlap * least && most <= kMostRatio * least && b.x0 > a.x1 - kMostShared * most;
}

/// Every part's blank to the one before it on its line. `order` goes from left to right; walls are glyphs.
class BlankFinder {
 public:
  BlankFinder(const std::vector<GlyphRow>& parts, const std::vector<Glyph>& glyphs)
      : parts_(parts), glyphs_(glyphs) {
    double sum = 0;
    for (const GlyphRow& part : parts) sum += part.band();
    bin_ = std::max(1.0, sum / (8 * std::max<double>(1, static_cast<double>(parts.size()))));
  }

  std::vector<Blank> find() {
    struct Entry {
      double x;
      int part;
      int wall;
    };
    std::vector<Entry> order;
    for (std::size_t i = 0; i < glyphs_.size(); ++i)
      if (glyphs_[i].wall) order.push_back({glyphs_[i].x0, -1, static_cast<int>(i)});
    for (std::size_t i = 0; i < parts_.size(); ++i) order.push_back({parts_[i].x0, static_cast<int>(i), -1});
    std::stable_sort(order.begin(), order.end(), [](const Entry& a, const Entry& b) { return a.x < b.x; });
    for (const Entry& entry : order) {
      if (entry.part < 0) {
        mark_wall(glyphs_[static_cast<std::size_t>(entry.wall)]);
        continue;
      }
      const GlyphRow& part = at(parts_, entry.part);
      const int left = left_of(part);
      if (left >= 0) {
        const GlyphRow& other = at(parts_, left);
        blanks_.push_back({left, entry.part, other.x1, part.x0, (other.middle() + part.middle()) / 2,
                           std::min(other.band(), part.band()), walled(other, part), false});
      }
      mark(part.top, part.bottom, entry.part);
    }
    return std::move(blanks_);
  }

 private:
  std::size_t bin_of(double y) const { return static_cast<std::size_t>(std::max(0.0, y + 4096) / bin_); }

  int left_of(const GlyphRow& part) const {
    int best = -1;
    for (std::size_t bin = bin_of(part.top); bin <= bin_of(part.bottom) && bin < latest_.size(); ++bin) {
      const int other = latest_[bin];
      if (other < 0 || other == best || !side_by_side(at(parts_, other), part)) continue;
      if (best < 0 || at(parts_, other).x1 > at(parts_, best).x1) best = other;
    }
    return best;
  }

  void mark(double top, double bottom, int part) {
    const std::size_t last = bin_of(bottom);
    if (last >= latest_.size()) latest_.resize(last + 64, -1);
    for (std::size_t bin = bin_of(top); bin <= last; ++bin) latest_[bin] = part;
  }

  void mark_wall(const Glyph& wall) {
    const std::size_t last = bin_of(wall.y1);
    if (last >= walls_.size()) walls_.resize(last + 64, -1);
    for (std::size_t bin = bin_of(wall.y0); bin <= last; ++bin) walls_[bin] = (wall.x0 + wall.x1) / 2;
  }

  bool walled(const GlyphRow& left, const GlyphRow& right) const {
    const std::size_t bin = bin_of((left.middle() + right.middle()) / 2);
    return bin < walls_.size() && walls_[bin] > left.x1 - 0.5 * left.band();
  }

  const std::vector<GlyphRow>& parts_;
  const std::vector<Glyph>& glyphs_;
  double bin_ = 1;
  std::vector<int> latest_;
  std::vector<double> walls_;  ///< x of the wall that was last met in each bin of y
  std::vector<Blank> blanks_;
};

/// Width of a common word space over the height of its line, gaps between letters left out.
double word_space(const std::vector<GlyphRow>& parts, const std::vector<Glyph>& glyphs,
                  const std::vector<Blank>& blanks) {
  std::vector<double> spaces;
  for (const GlyphRow& part : parts) {
    const double band = std::max(1.0, part.band());
    double end = part.x1;
    for (std::size_t i = 0; i < part.glyphs.size(); ++i) {
      const Glyph& glyph = glyphs[static_cast<std::size_t>(part.glyphs[i])];
      if (i > 0 && glyph.x0 - end > 0.3 * band) spaces.push_back((glyph.x0 - end) / band);
      end = i > 0 ? std::max(end, glyph.x1) : glyph.x1;
    }
  }
  for (const Blank& blank : blanks)
    if (blank.width() < 3 * blank.band) spaces.push_back(blank.width() / std::max(1.0, blank.band));
  if (spaces.size() < 8) return 0.6;
  const auto rank = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() * 3 / 4);
  std::nth_element(spaces.begin(), rank, spaces.end());
  return std::clamp(*rank, 0.3, 2.0);
}

/// Tells the gutters among the blanks: runs of blanks, line after line, with no text through them.
class GutterFinder {
 public:
  GutterFinder(std::vector<Blank>& blanks, const std::vector<GlyphRow>& parts, double space)
      : blanks_(blanks), parts_(parts), space_(space) {
    std::sort(blanks_.begin(), blanks_.end(), [](const Blank& a, const Blank& b) { return a.y < b.y; });
    for (std::size_t i = 0; i < parts.size(); ++i) by_y_.push_back(i);
    std::sort(by_y_.begin(), by_y_.end(),
              [&](std::size_t a, std::size_t b) { return parts[a].middle() < parts[b].middle(); });
  }

  void find() {
    for (std::size_t i = 0; i < blanks_.size(); ++i) {
      if (blanks_[i].width() < kNarrowest * space_ * blanks_[i].band) continue;
      close_before(blanks_[i].y);
      bool taken = false;
      for (BlankRun& run : open_)
        if (goes_on(run, blanks_[i])) {
          extend(run, i);
          taken = true;
        }
      if (!taken) open_.push_back({blanks_[i].x0, blanks_[i].x1, blanks_[i].y, blanks_[i].band, {i}});
    }
    for (const BlankRun& run : open_) settle(run);
  }

 private:
  static constexpr double kFurthest = 4;     // bands between lines of one column
  static constexpr double kNarrowest = 0.7;  // of a word space: a gutter of many lines

  void close_before(double y) {
    const auto over = [&](const BlankRun& run) { return y - run.y > kFurthest * run.band; };
    for (const BlankRun& run : open_)
      if (over(run)) settle(run);
    std::erase_if(open_, over);
  }

  bool goes_on(const BlankRun& run, const Blank& blank) const {
    const double width = std::min(run.x1, blank.x1) - std::max(run.x0, blank.x0);
    if (width < kNarrowest * space_ * std::min(run.band, blank.band) || blank.y - run.y < 0.5 * run.band)
      return false;
    return !crossed(run, blank);
  }

  /// Whether a line between the two runs through what they share.
  bool crossed(const BlankRun& run, const Blank& blank) const {
    const double x0 = std::max(run.x0, blank.x0);
    const double x1 = std::min(run.x1, blank.x1);
    const double slack = 0.25 * std::min(run.band, blank.band);
    auto it = std::lower_bound(by_y_.begin(), by_y_.end(), run.y + slack,
                               [&](std::size_t part, double y) { return parts_[part].middle() < y; });
    for (; it != by_y_.end() && parts_[*it].middle() < blank.y - slack; ++it)
      if (parts_[*it].x0 < x1 - slack && parts_[*it].x1 > x0 + slack) return true;
    return false;
  }

  void extend(BlankRun& run, std::size_t index) {
    const Blank& blank = blanks_[index];
    run.x0 = std::max(run.x0, blank.x0);
    run.x1 = std::min(run.x1, blank.x1);
    run.y = blank.y;
    run.band = (run.band + blank.band) / 2;
    run.blanks.push_back(index);
  }

  /// The more lines share a blank, the narrower it may be: words do not end below one another for long.
  void settle(const BlankRun& run) {
    const double width = (run.x1 - run.x0) / (space_ * std::max(1.0, run.band));
    std::size_t lines = run.blanks.size();
    for (std::size_t index : run.blanks) lines += blanks_[index].walled;
    double least = 6;
    if (lines > 2) least = 3;
    if (lines > 3) least = 1.5;
    if (lines > 5) least = 1;
    if (lines > 9) least = kNarrowest;
    if (lines < 2 || width < least) return;
    for (std::size_t index : run.blanks) blanks_[index].gutter = true;
  }

  std::vector<Blank>& blanks_;
  const std::vector<GlyphRow>& parts_;
  double space_;
  std::vector<std::size_t> by_y_;
  std::vector<BlankRun> open_;
};

double widest_space(double band, double letter) {
  return std::min(kWidestSpace * band, std::max(kWidestInLetters * letter, kWidestOfTitles * band));
}

/// Adds the glyphs of `right` to those of `left`, which it follows.
void append(GlyphRow& left, GlyphRow& right) {
  left.glyphs.insert(left.glyphs.end(), right.glyphs.begin(), right.glyphs.end());
  right.glyphs.clear();
}

}  // namespace

std::vector<GlyphRow> join_rows(std::vector<GlyphRow> parts, const std::vector<Glyph>& glyphs,
                                double letter) {
  std::vector<Blank> blanks = BlankFinder(parts, glyphs).find();
  GutterFinder(blanks, parts, word_space(parts, glyphs, blanks)).find();
  std::sort(blanks.begin(), blanks.end(), [](const Blank& a, const Blank& b) { return a.x1 < b.x1; });
  std::vector<int> heads(parts.size());
  for (std::size_t i = 0; i < heads.size(); ++i) heads[i] = static_cast<int>(i);
  for (const Blank& blank : blanks) {
    if (blank.gutter || blank.walled || blank.width() > widest_space(blank.band, letter)) continue;
    const int head = heads[static_cast<std::size_t>(blank.left)];
    GlyphRow& row = parts[static_cast<std::size_t>(head)];
    GlyphRow& next = parts[static_cast<std::size_t>(blank.right)];
    if (next.x0 < row.x1 - kMostShared * std::max(row.band(), next.band())) continue;
    heads[static_cast<std::size_t>(blank.right)] = head;
    row.x1 = std::max(row.x1, next.x1);
    append(row, next);
  }
  std::erase_if(parts, [](const GlyphRow& row) { return row.glyphs.empty(); });
  for (GlyphRow& row : parts) measure(row, glyphs);
  return parts;
}

}  // namespace ocrchat
