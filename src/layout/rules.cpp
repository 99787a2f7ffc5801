#include "layout/rules.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ocrchat {
namespace {

struct BoxaDeleter {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};

/// Combines the picture with itself, shifted again and again by what it reaches already: the logarithm of the
/// steps that leptonica's bricks take.
PixPtr spread(Pix* source, int length, int sign, int operation, bool lying) {
  PixPtr result(pixCopy(nullptr, source));
  for (int reach = 1; result && reach < length;) {
    const int step = std::min(reach, length - reach);
    const PixPtr before(pixCopy(nullptr, result.get()));
    if (!before) return nullptr;
    const int dx = lying ? sign * step : 0;
    const int dy = lying ? 0 : sign * step;
    pixRasterop(result.get(), dx, dy, pixGetWidth(source), pixGetHeight(source), operation, before.get(), 0,
                0);
    reach += step;
  }
  return result;
}

/// What is left of the ink if every run shorter than `length` goes.
PixPtr opened(Pix* source, int length, bool lying) {
  const PixPtr starts = spread(source, length, -1, PIX_SRC & PIX_DST, lying);
  return starts ? spread(starts.get(), length, 1, PIX_SRC | PIX_DST, lying) : nullptr;
}

/// Runs of ink at least `length` long and at most `thickness` thick; lying ones, or standing ones.
std::unique_ptr<Boxa, BoxaDeleter> long_runs(Pix* dark, int length, int thickness, bool lying) {
  const PixPtr runs = opened(dark, length, lying);
  if (!runs) return nullptr;
  const PixPtr thick = opened(runs.get(), thickness + 1, !lying);
  if (!thick) return nullptr;
  pixSubtract(runs.get(), runs.get(), thick.get());
  return std::unique_ptr<Boxa, BoxaDeleter>(pixConnCompBB(runs.get(), 8));
}

/// Darker than what lies on both sides of it: the edge of a filled area is no rule.
bool stands_out(const Ink& ink, const ::Box& box, bool lying) {
  const int length = lying ? box.w : box.h;
  const int side = lying ? box.y : box.x;
  const int thickness = lying ? box.h : box.w;
  const int limit = lying ? ink.height : ink.width;
  const auto grey = [&](int along, int across) {
    const int at = std::clamp(across, 0, limit - 1);
    return static_cast<int>(lying ? ink.row(at)[box.x + along] : ink.row(box.y + along)[at]);
  };
  int standing_out = 0;
  int seen = 0;
  for (int along = 0; along < length; along += std::max(1, length / 48), ++seen) {
    int darkest = 255;
    for (int across = side; across < side + thickness; ++across)
      darkest = std::min(darkest, grey(along, across));
    // A little further out than its blurred edge, and beyond the sister of a double rule.
    int before = 0;
    int after = 0;
    for (int off = 2; off <= 6; ++off) {
      before = std::max(before, grey(along, side - off));
      after = std::max(after, grey(along, side + thickness - 1 + off));
    }
    standing_out += std::min(before, after) > darkest + 14;
  }
  return standing_out * 2 > seen;
}

std::vector<Rule> rules_of(const Ink& ink, const Boxa* boxes, int length, int thickness, bool lying) {
  std::vector<Rule> rules;
  for (int i = 0; boxes && i < boxes->n; ++i) {
    const ::Box& box = *boxes->box[i];
    const int along = lying ? box.w : box.h;
    const int across = lying ? box.h : box.w;
    // A page that is not quite straight draws its rules as stairs.
    if (along < length || across > thickness + along / 60) continue;
    if (!stands_out(ink, box, lying)) continue;
    const double start = lying ? box.x : box.y;
    const double side = lying ? box.y : box.x;
    rules.push_back({.at = (side + across / 2.0) * ink.scale,
                     .from = start * ink.scale,
                     .to = (start + along) * ink.scale,
                     .thickness = static_cast<double>(across) * ink.scale});
  }
  return rules;
}

/// Pieces of one line: nearly the same `at`, ends no further apart than `join`.
std::vector<Rule> joined(std::vector<Rule> rules, double snap, double join) {
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.from < b.from; });
  std::vector<Rule> lines;
  for (const Rule& rule : rules) {
    Rule* home = nullptr;
    for (Rule& line : lines)
      if (std::abs(line.at - rule.at) <= snap && rule.from - line.to <= join) home = &line;
    if (!home) {
      lines.push_back(rule);
      continue;
    }
    home->at = (home->at * home->length() + rule.at * rule.length()) / (home->length() + rule.length());
    home->to = std::max(home->to, rule.to);
    home->thickness = std::max(home->thickness, rule.thickness);
  }
  std::sort(lines.begin(), lines.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  return lines;
}

/// How much of the rule has the foot of a word right above it, or runs through a word.
double underlined(const Rule& rule, const Sheet& sheet) {
  double covered = 0;
  for (const Token& token : sheet.tokens) {
    const Box& box = token.box();
    const double above = rule.at - box.y1;
    if (above > 0.2 * token.em || rule.at < box.y0 + 0.25 * box.height()) continue;
    covered += std::max(
        0.0, std::min<double>(box.x1 + 0.35 * token.em, rule.to) - std::max<double>(box.x0, rule.from));
  }
  return covered / std::max(1.0, rule.length());
}

bool meets_standing_rule(const Rule& lying, const std::vector<Rule>& standing, double reach) {
  return std::any_of(standing.begin(), standing.end(), [&](const Rule& rule) {
    return rule.at >= lying.from - reach && rule.at <= lying.to + reach && lying.at >= rule.from - reach &&
           lying.at <= rule.to + reach;
  });
}

/// Strokes of big letters: the rule lies within one word.
bool inside_a_word(const Rule& rule, const Sheet& sheet, bool lying) {
  return std::any_of(sheet.tokens.begin(), sheet.tokens.end(), [&](const Token& token) {
    const Box& box = token.box();
    const double slack = 0.15 * token.em;
    const Box span = lying ? box : Box{box.y0, box.x0, box.y1, box.x1};
    return rule.from >= span.x0 - slack && rule.to <= span.x1 + slack && rule.at >= span.y0 &&
           rule.at <= span.y1;
  });
}

}  // namespace

Rules find_rules(const Ink& ink, const Sheet& sheet) {
  Rules rules;
  if (!ink.dark || sheet.em <= 0) return rules;
  const double em = sheet.em / ink.scale;
  const int lying = std::max(12, static_cast<int>(3 * em));
  const int standing = std::max(10, static_cast<int>(1.5 * em));
  const int thickness = std::max(3, static_cast<int>(0.35 * em));
  const auto flat = long_runs(ink.dark.get(), lying, thickness, true);
  const auto tall = long_runs(ink.dark.get(), standing, thickness, false);
  const double snap = std::max(2.0 * ink.scale, 0.18 * sheet.em);
  const double join = 0.3 * sheet.em;
  rules.horizontal = joined(rules_of(ink, flat.get(), lying, thickness, true), snap, join);
  rules.vertical = joined(rules_of(ink, tall.get(), standing, thickness, false), snap, join);
  std::erase_if(rules.vertical, [&](const Rule& rule) { return inside_a_word(rule, sheet, false); });
  std::erase_if(rules.horizontal, [&](const Rule& rule) {
    if (inside_a_word(rule, sheet, true)) return true;
    return underlined(rule, sheet) > 0.75 && !meets_standing_rule(rule, rules.vertical, join);
  });
  return rules;
}

double coverage(const std::vector<Rule>& rules, double at, double from, double to, double tolerance) {
  if (to <= from) return 0;
  double covered = 0;
  for (const Rule& rule : rules)
    if (std::abs(rule.at - at) <= tolerance)
      covered += std::max(0.0, std::min(rule.to, to) - std::max(rule.from, from));
  return std::min(1.0, covered / (to - from));
}

}  // namespace ocrchat
