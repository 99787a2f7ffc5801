#include "layout/reading_order.hpp"

#include <algorithm>
#include <cmath>

#include "layout/gutter_run.hpp"

namespace ocrchat {
namespace {

constexpr int kDeepest = 40;

class Cutter {
 public:
  Cutter(const std::vector<Box>& boxes, double em, bool rtl)
      : boxes_(boxes), em_(std::max(1.0, em)), rtl_(rtl) {}

  void cut(Leaf items, int depth) {
    if (items.empty()) return;
    sort_by(items, &Box::y0);
    if (items.size() == 1 || depth > kDeepest) {
      leaves.push_back(std::move(items));
      return;
    }
    const std::vector<Leaf> rows = rows_of(items);
    const double blank = rows.size() >= 12 ? 0.5 * em_ : em_;
    const std::vector<Leaf> columns = apart(items, blank, true);
    const bool labels = columns.size() > 1 && reads_across(columns, rows);
    if (columns.size() > 1 && !labels) return cut_all(columns, depth);
    if (!labels && cut_run(items, rows, blank, depth)) return;
    const std::vector<Leaf> bands = apart(items, band_blank(items, rows), false);
    if (bands.size() > 1) return cut_all(bands, depth);
    leaves.push_back(std::move(items));
  }

  std::vector<Leaf> leaves;

 private:
  void sort_by(Leaf& items, int Box::*key) const {
    std::stable_sort(items.begin(), items.end(),
                     [&](std::size_t a, std::size_t b) { return boxes_[a].*key < boxes_[b].*key; });
  }

  void cut_all(const std::vector<Leaf>& parts, int depth) {
    for (const Leaf& part : parts) cut(part, depth + 1);
  }

  /// Parts with at least `least` between them along x (or y), in reading order.
  std::vector<Leaf> apart(Leaf items, double least, bool along_x) const {
    const auto from = along_x ? &Box::x0 : &Box::y0;
    const auto to = along_x ? &Box::x1 : &Box::y1;
    sort_by(items, from);
    std::vector<Leaf> parts;
    int end = 0;
    for (std::size_t item : items) {
      const Box& box = boxes_[item];
      if (parts.empty() || box.*from - end >= least) {
        parts.emplace_back();
        end = box.*to;
      }
      parts.back().push_back(item);
      end = std::max(end, box.*to);
    }
    if (along_x && rtl_) std::reverse(parts.begin(), parts.end());
    return parts;
  }

  /// Items side by side; `items` come by their tops.
  std::vector<Leaf> rows_of(const Leaf& items) const {
    std::vector<Leaf> rows;
    double middle = 0;
    for (std::size_t item : items) {
      const Box& box = boxes_[item];
      const double own = (box.y0 + box.y1) / 2.0;
      const bool beside = !rows.empty() && (own - middle < 0.45 * em_ || box.y0 < middle - 0.2 * em_);
      if (!beside) {
        rows.emplace_back();
        middle = own;
      }
      rows.back().push_back(item);
    }
    return rows;
  }

  Box box_of(const Leaf& items) const {
    Box box;
    for (std::size_t item : items) box = united(box, boxes_[item]);
    return box;
  }

  double mean_width(const Leaf& items) const {
    double sum = 0;
    for (std::size_t item : items) sum += boxes_[item].width();
    return sum / static_cast<double>(items.size());
  }

  /// Labels with what belongs to them, marks with their items: rows that are read as rows, not columns.
  bool reads_across(const std::vector<Leaf>& columns, const std::vector<Leaf>& rows) const {
    const Leaf& first = columns.front();
    std::size_t paired = 0;
    for (const Leaf& row : rows) {
      const auto in_first = [&](std::size_t item) {
        return std::find(first.begin(), first.end(), item) != first.end();
      };
      const bool has_first = std::any_of(row.begin(), row.end(), in_first);
      paired += has_first && !std::all_of(row.begin(), row.end(), in_first);
    }
    const std::size_t first_rows = rows_of_sorted(first);
    if (paired * 10 < first_rows * 7) return false;
    const double width = box_of_all(columns).width();
    const bool narrow = box_of(first).width() < 0.27 * width && box_of(first).width() < 12 * em_;
    const bool short_parts = std::all_of(columns.begin(), columns.end(),
                                         [&](const Leaf& column) { return mean_width(column) < 7 * em_; });
    return narrow || short_parts || rows.size() == 1;
  }

  std::size_t rows_of_sorted(Leaf items) const {
    sort_by(items, &Box::y0);
    return rows_of(items).size();
  }

  Box box_of_all(const std::vector<Leaf>& parts) const {
    Box box;
    for (const Leaf& part : parts) box = united(box, box_of(part));
    return box;
  }

  /// Cuts above and below the longest run of rows that share a gutter.
  bool cut_run(const Leaf& items, const std::vector<Leaf>& rows, double blank, int depth) {
    std::vector<Stretches> stretches;
    for (Leaf row : rows) {
      sort_by(row, &Box::x0);
      Stretches stretch;
      for (std::size_t item : row) {
        const Box& box = boxes_[item];
        if (!stretch.empty() && box.x0 <= stretch.back().second) {
          stretch.back().second = std::max(stretch.back().second, box.x1);
        } else {
          stretch.emplace_back(box.x0, box.x1);
        }
      }
      stretches.push_back(std::move(stretch));
    }
    const auto run = longest_gutter_run(stretches, blank);
    if (!run || (run->first == 0 && run->last + 1 == rows.size())) return false;
    std::vector<Leaf> parts(3);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Leaf& part = parts[i < run->first ? 0 : i <= run->last ? 1 : 2];
      part.insert(part.end(), rows[i].begin(), rows[i].end());
    }
    if (parts[1].size() == items.size()) return false;
    cut_all(parts, depth);
    return true;
  }

  /// More than the ordinary blank between lines, so that wide leading does not part them.
  double band_blank(const Leaf& items, const std::vector<Leaf>& rows) const {
    std::vector<double> blanks;
    for (std::size_t i = 1; i < rows.size(); ++i)
      blanks.push_back(std::max(0, box_of(rows[i]).y0 - box_of(rows[i - 1]).y1));
    if (blanks.size() < 3 || items.size() < 4) return 0.8 * em_;
    std::nth_element(blanks.begin(), blanks.begin() + static_cast<std::ptrdiff_t>(blanks.size() / 2),
                     blanks.end());
    return std::clamp(1.3 * blanks[blanks.size() / 2], 0.8 * em_, 1.6 * em_);
  }

  const std::vector<Box>& boxes_;
  double em_;
  bool rtl_;
};

}  // namespace

std::vector<Leaf> reading_order(const std::vector<Box>& boxes, double em, bool rtl) {
  Cutter cutter(boxes, em, rtl);
  Leaf all(boxes.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  cutter.cut(std::move(all), 0);
  return std::move(cutter.leaves);
}

}  // namespace ocrchat
