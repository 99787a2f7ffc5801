#include "layout/ink_blobs.hpp"

#include <algorithm>
#include <bit>

namespace ocrchat {
namespace {

/// Labels of runs, joined as they turn out to be one blob.
class Labels {
 public:
  int fresh() {
    parents_.push_back(static_cast<int>(parents_.size()));
    return parents_.back();
  }

  int root(int label) {
    while (at(label) != label) label = at(label) = at(at(label));
    return label;
  }

  /// The older label stays, so that a root is never younger than what it stands for.
  int join(int a, int b) {
    const int first = root(a);
    const int second = root(b);
    return at(std::max(first, second)) = std::min(first, second);
  }

  /// Numbers the roots in their order; afterwards `number` tells a label's.
  std::size_t settle() {
    int count = 0;
    for (std::size_t i = 0; i < parents_.size(); ++i) {
      const int parent = parents_[i];
      parents_[i] = parent == static_cast<int>(i) ? count++ : at(parent);
    }
    return static_cast<std::size_t>(count);
  }

  int number(int label) const { return parents_[static_cast<std::size_t>(label)]; }

 private:
  int& at(int label) { return parents_[static_cast<std::size_t>(label)]; }

  std::vector<int> parents_;
};

/// Appends the runs of one row: its bits change from clear to set where one begins, and back where it ends.
void find_runs(const Bitmap& bitmap, int y, std::vector<InkRun>& runs) {
  const std::uint64_t* words = bitmap.row(y);
  std::uint64_t before = 0;
  bool open = false;
  for (std::size_t w = 0; w < bitmap.words; ++w) {
    const std::uint64_t word = words[w];
    std::uint64_t changes = word ^ (word << 1 | before);
    before = word >> 63;
    for (; changes != 0; changes &= changes - 1) {
      const int x = static_cast<int>(w * 64) + std::countr_zero(changes);
      if (open)
        runs.back().x1 = x;
      else
        runs.push_back({x, 0, -1});
      open = !open;
    }
  }
  if (open) runs.back().x1 = bitmap.width;
}

/// Gives the runs first..end the labels of the runs above that they touch, corners included.
void label_row(std::vector<InkRun>& runs, std::size_t above, std::size_t first, Labels& labels) {
  const std::size_t end = runs.size();
  for (std::size_t i = first; i < end; ++i) {
    InkRun& run = runs[i];
    while (above < first && runs[above].x1 < run.x0) ++above;
    for (std::size_t k = above; k < first && runs[k].x0 <= run.x1; ++k)
      run.blob = run.blob < 0 ? labels.root(runs[k].blob) : labels.join(run.blob, runs[k].blob);
    if (run.blob < 0) run.blob = labels.fresh();
  }
}

}  // namespace

InkBlobs find_blobs(const Bitmap& bitmap) {
  InkBlobs found;
  Labels labels;
  found.row_ends.reserve(static_cast<std::size_t>(bitmap.height));
  std::size_t above = 0;
  for (int y = 0; y < bitmap.height; ++y) {
    const std::size_t first = found.runs.size();
    find_runs(bitmap, y, found.runs);
    label_row(found.runs, above, first, labels);
    found.row_ends.push_back(found.runs.size());
    above = first;
  }
  found.blobs.resize(labels.settle());
  for (int y = 0; y < bitmap.height; ++y) {
    for (std::size_t i = found.row_begin(y); i < found.row_end(y); ++i) {
      InkRun& run = found.runs[i];
      run.blob = labels.number(run.blob);
      InkBlob& blob = found.blobs[static_cast<std::size_t>(run.blob)];
      if (blob.area == 0) blob.box = {run.x0, y, run.x1, y + 1};
      blob.box.x0 = std::min(blob.box.x0, run.x0);
      blob.box.x1 = std::max(blob.box.x1, run.x1);
      blob.box.y1 = y + 1;
      blob.area += run.x1 - run.x0;
    }
  }
  return found;
}

void erase(Bitmap& bitmap, const InkBlobs& blobs, const std::vector<char>& gone) {
  for (int y = 0; y < bitmap.height; ++y)
    for (std::size_t i = blobs.row_begin(y); i < blobs.row_end(y); ++i) {
      const InkRun& run = blobs.runs[i];
      if (gone[static_cast<std::size_t>(run.blob)]) bitmap.fill(y, run.x0, run.x1, false);
    }
}

}  // namespace ocrchat
