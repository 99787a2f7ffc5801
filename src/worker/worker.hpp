#pragma once

#include <memory>
#include <string>

#include "base/metrics.hpp"
#include "base/settings.hpp"
#include "pipeline/document_tools.hpp"
#include "store/blobs.hpp"
#include "store/queue.hpp"
#include "worker/extraction_step.hpp"
#include "worker/page_step.hpp"

namespace ocrchat {

/// Pages that the settings want read at the same time: `workers`, or one per core if that is -1.
std::size_t readers_at_once(const Settings& settings);

/// What a worker can do beyond reading.
struct PageSkills {
  PageSteps steps = {};
  std::size_t model_pages = 0;  ///< of the lane `model` at the same time; 0: it is left to others
  std::unique_ptr<ExtractionStep> extraction = {};  ///< none: left to others
};

/// Claims pages, has them read by reader processes, takes the further steps, and settles them: one thread and
/// one process for each of `settings.workers` (-1: one per core), and for each page of the lane `model` that
/// may be in hand: those wait most of the time. Starts at construction, drains at destruction: pages in hand
/// are finished or given back. What it refers to must outlive it.
class Worker {
 public:
  Worker(std::string program, const Settings& settings, Queue& queue, Blobs& blobs, Metrics& metrics,
         PageSkills skills = {});
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Document tools that work in reader processes kept for them, apart from those that read pages, so that a
/// submit never waits behind a slow page.
std::unique_ptr<DocumentTools> make_sandboxed_tools(std::string program, const Settings& settings);

}  // namespace ocrchat
