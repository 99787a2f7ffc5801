#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "base/settings.hpp"
#include "store/extractions.hpp"
#include "worker/heartbeat.hpp"

namespace ocrchat {

/// Makes the data of a job's document of its read pages. Safe from any thread.
class DataMaker {
 public:
  virtual ~DataMaker() = default;
  /// @param schema  the caller's, if the tool wants one
  /// @throws Error(overloaded) if it is cancelled, or what it needs gives no answer now; Error otherwise
  virtual ExtractionResult make(const Job& job, const std::string& schema, const std::stop_token& cancel) = 0;
};

/// Ends jobs whose pages are all read with what is made of the whole document. Safe from any thread: all
/// loops of a worker share one.
class ExtractionStep {
 public:
  ExtractionStep(const Settings& settings, Extractions& extractions, std::unique_ptr<DataMaker> maker)
      : settings_(settings), extractions_(extractions), maker_(std::move(maker)) {}

  /// Claims one of the lane and makes it; its failure is counted. @returns whether there was one to make
  /// @throws Error(internal) where the database fails
  bool run(Lane lane, Heartbeat& heartbeat, ReaderProcess& reader, const std::stop_token& stop) const;

 private:
  void settle(const Claim& claim, const std::stop_token& cancel) const;
  void fail(const Claim& claim, const std::string& where) const;

  const Settings& settings_;
  Extractions& extractions_;
  std::unique_ptr<DataMaker> maker_;
};

}  // namespace ocrchat
