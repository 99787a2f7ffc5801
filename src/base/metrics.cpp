#include "base/metrics.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>

#include "base/log.hpp"

namespace ocrchat {
namespace {

std::string number(double value) {
  std::array<char, 64> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end};
}

std::string escaped(std::string_view text, bool with_quotes) {
  std::string result;
  for (const char c : text) {
    if (c == '\\' || (c == '"' && with_quotes)) result += '\\';
    if (c == '\n') {
      result += "\\n";
    } else {
      result += c;
    }
  }
  return result;
}

std::string braces(const Labels& labels) {
  if (labels.empty()) return {};
  std::string text;
  for (const auto& [name, value] : labels) {
    text += (text.empty() ? "{" : ",") + name + "=\"" + escaped(value, true) + '"';
  }
  return text + '}';
}

std::string line(const std::string& name, const Labels& labels, const std::string& value) {
  return name + braces(labels) + ' ' + value + '\n';
}

std::string header(const std::string& name, const std::string& help, std::string_view type) {
  return "# HELP " + name + ' ' + escaped(help, false) + "\n# TYPE " + name + ' ' + std::string(type) + '\n';
}

std::string lines(const std::string& name, const Labels& labels, const Counter& counter) {
  return line(name, labels, std::to_string(counter.value()));
}

std::string lines(const std::string& name, const Labels& labels, const Histogram& histogram) {
  const auto counts = histogram.cumulative();
  std::string text;
  Labels with_bound = labels;
  with_bound.emplace_back("le", "");
  for (std::size_t i = 0; i < counts.size(); ++i) {
    with_bound.back().second = i < histogram.bounds().size() ? number(histogram.bounds().at(i)) : "+Inf";
    text += line(name + "_bucket", with_bound, std::to_string(counts.at(i)));
  }
  text += line(name + "_sum", labels, number(histogram.sum()));
  return text + line(name + "_count", labels, std::to_string(counts.back()));
}

/// Families, each complete and in one piece, by name.
class Page final : public Gauges {
 public:
  void set(const std::string& name, const std::string& help, const Labels& labels, double value) override {
    add(name, help, "gauge", line(name, labels, number(value)));
  }
  void add(const std::string& name, const std::string& help, std::string_view type, const std::string& text) {
    std::string& family = families_[name];
    if (family.empty()) family = header(name, help, type);
    family += text;
  }
  template <typename Families>
  void add_all(const Families& families, std::string_view type) {
    for (const auto& [name, family] : families) {
      for (const auto& [labels, figure] : family.figures) {
        add(name, family.help, type, lines(name, labels, *figure));
      }
    }
  }
  std::string text() const {
    std::string all;
    for (const auto& [name, family] : families_) all += family;
    return all;
  }

 private:
  std::map<std::string, std::string> families_;
};

void collect_into(Page& page, const std::function<void(Gauges&)>& collect) {
  try {
    collect(page);
  } catch (const std::exception& error) {
    log(LogLevel::warning, "metrics_incomplete", {{"why", error.what()}});
  }
}

}  // namespace

Histogram::Histogram(std::vector<double> bounds) : bounds_(std::move(bounds)), counts_(bounds_.size() + 1) {}

void Histogram::observe(double value) {
  const auto bucket = std::lower_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin();
  counts_.at(static_cast<std::size_t>(bucket)).fetch_add(1, std::memory_order_relaxed);
  sum_.fetch_add(value, std::memory_order_relaxed);
}

std::vector<std::uint64_t> Histogram::cumulative() const {
  std::vector<std::uint64_t> result;
  std::uint64_t so_far = 0;
  for (const auto& count : counts_) result.push_back(so_far += count.load(std::memory_order_relaxed));
  return result;
}

Metrics::Metrics() = default;
Metrics::~Metrics() = default;

Counter& Metrics::counter(const std::string& name, const std::string& help, const Labels& labels) {
  const std::lock_guard lock(mutex_);
  auto& family = counters_.try_emplace(name, Family<Counter>{help, {}}).first->second;
  auto& figure = family.figures[labels];
  if (!figure) figure = std::make_unique<Counter>();
  return *figure;
}

Histogram& Metrics::histogram(const std::string& name, const std::string& help,
                              const std::vector<double>& bounds, const Labels& labels) {
  const std::lock_guard lock(mutex_);
  auto& family = histograms_.try_emplace(name, Family<Histogram>{help, {}}).first->second;
  auto& figure = family.figures[labels];
  if (!figure) figure = std::make_unique<Histogram>(bounds);
  return *figure;
}

void Metrics::on_exposition(std::function<void(Gauges&)> collect) {
  const std::lock_guard lock(mutex_);
  collectors_.push_back(std::move(collect));
}

// What is collected may wait for a database: not under the lock that counting may need.
std::string Metrics::exposition() const {
  std::vector<std::function<void(Gauges&)>> collectors;
  {
    const std::lock_guard lock(mutex_);
    collectors = collectors_;
  }
  Page page;
  for (const auto& collect : collectors) collect_into(page, collect);
  const std::lock_guard lock(mutex_);
  page.add_all(counters_, "counter");
  page.add_all(histograms_, "histogram");
  return page.text();
}

}  // namespace ocrchat
