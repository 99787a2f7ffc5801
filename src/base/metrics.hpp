#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocrchat {

/// Names and values, in the order in which they are to be written.
using Labels = std::vector<std::pair<std::string, std::string>>;

/// A figure that only grows. Safe from any thread.
class Counter {
 public:
  void add(std::uint64_t count = 1) { value_.fetch_add(count, std::memory_order_relaxed); }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

/// How many of the values observed were how large. Safe from any thread.
class Histogram {
 public:
  /// @param bounds  upper ends of the buckets, included in them, rising; a last bucket has no end
  explicit Histogram(std::vector<double> bounds);

  void observe(double value);

  const std::vector<double>& bounds() const { return bounds_; }
  /// Values up to each bound, and all of them last.
  std::vector<std::uint64_t> cumulative() const;
  double sum() const { return sum_.load(std::memory_order_relaxed); }

 private:
  const std::vector<double> bounds_;
  std::vector<std::atomic<std::uint64_t>> counts_;
  std::atomic<double> sum_{0};
};

/// Takes figures as they are at the moment.
class Gauges {
 public:
  virtual ~Gauges() = default;
  virtual void set(const std::string& name, const std::string& help, const Labels& labels, double value) = 0;
};

/// What a process tells of itself. Made once at the start and passed by reference. Counters and histograms
/// are made where they are first asked for and live as long as this: who counts often keeps the reference,
/// and no lock is taken. Safe from any thread.
class Metrics {
 public:
  Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;
  ~Metrics();

  /// @param name  one name has one kind, one help and one set of bounds: those of the first call
  Counter& counter(const std::string& name, const std::string& help, const Labels& labels = {});
  Histogram& histogram(const std::string& name, const std::string& help, const std::vector<double>& bounds,
                       const Labels& labels = {});

  /// Figures that are looked up when they are asked for.
  /// @param collect  called by `exposition`, on its thread; what it throws is logged, and what it had not yet
  ///   set is left out. What it refers to must live as long as anybody calls `exposition`.
  void on_exposition(std::function<void(Gauges&)> collect);

  /// Everything in Prometheus' text format 0.0.4, by name. May take as long as the slowest `collect`.
  std::string exposition() const;

  static constexpr std::string_view kMediaType = "text/plain; version=0.0.4; charset=utf-8";

 private:
  template <typename Figure>
  struct Family {
    std::string help;
    std::map<Labels, std::unique_ptr<Figure>> figures;
  };

  mutable std::mutex mutex_;  // of everything below, not of the figures themselves
  std::map<std::string, Family<Counter>> counters_;
  std::map<std::string, Family<Histogram>> histograms_;
  std::vector<std::function<void(Gauges&)>> collectors_;
};

}  // namespace ocrchat
