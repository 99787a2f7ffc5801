#include "worker/worker.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "worker/heartbeat.hpp"
#include "worker/page_loop.hpp"

namespace ocrchat {
std::size_t readers_at_once(const Settings& settings) {
  if (settings.workers >= 0) return static_cast<std::size_t>(settings.workers);
  return std::max(1U, std::thread::hardware_concurrency());
}

struct Worker::Impl {
  Impl(const std::string& program, const Settings& settings, Queue& pages, Blobs& blobs, Metrics& metrics,
       PageSkills skills_)
      : queue(pages),
        skills(std::move(skills_)),
        figures(metrics, settings.engine),
        model_figures(metrics, "vlm"),
        heartbeat(pages, settings.lease_seconds * 1000) {
    try {
      start(program, settings, blobs);
    } catch (...) {
      stop();
      throw;
    }
  }

  // Pages in hand end within their own deadlines.
  ~Impl() { stop(); }

  void start(const std::string& program, const Settings& settings, Blobs& blobs) {
    const auto context_of = [&](Lane lane, PageFigures& lane_figures) {
      return PageLoopContext{lane,         settings,
                             queue,        blobs,
                             heartbeat,    lane_figures,
                             skills.steps, skills.extraction.get(),
                             stopping,     stop_source.get_token()};
    };
    const PageLoopContext cpu = context_of(Lane::cpu, figures);
    const PageLoopContext model = context_of(Lane::model, model_figures);
    const auto loop_in = [&](const PageLoopContext& context) {
      threads.emplace_back([program, context] { PageLoop(program, context).run(); });
    };
    for (std::size_t i = 0; i < readers_at_once(settings); ++i) loop_in(cpu);
    for (std::size_t i = 0; i < skills.model_pages; ++i) loop_in(model);
  }

  void stop() {
    stopping = true;
    stop_source.request_stop();
    queue.doorbell().wake_all();
  }

  Queue& queue;
  const PageSkills skills;
  PageFigures figures;
  PageFigures model_figures;
  std::atomic<bool> stopping = false;
  std::stop_source stop_source;
  Heartbeat heartbeat;
  std::vector<std::jthread> threads;  // joined first
};

Worker::Worker(std::string program, const Settings& settings, Queue& queue, Blobs& blobs, Metrics& metrics,
               PageSkills skills)
    : impl_(std::make_unique<Impl>(program, settings, queue, blobs, metrics, std::move(skills))) {}

Worker::~Worker() = default;

}  // namespace ocrchat
