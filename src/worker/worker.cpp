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
  Impl(const std::string& program, const Settings& settings, Queue& pages, Blobs& blobs, Metrics& metrics)
      : queue(pages), figures(metrics, settings.engine), heartbeat(pages, settings.lease_seconds * 1000) {
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
    const PageLoopContext context{settings, queue, blobs, heartbeat, figures, stopping};
    for (std::size_t i = 0; i < readers_at_once(settings); ++i) {
      threads.emplace_back([program, context] { PageLoop(program, context).run(); });
    }
  }

  void stop() {
    stopping = true;
    queue.doorbell().wake_all();
  }

  Queue& queue;
  PageFigures figures;
  std::atomic<bool> stopping = false;
  Heartbeat heartbeat;
  std::vector<std::jthread> threads;  // joined first
};

Worker::Worker(std::string program, const Settings& settings, Queue& queue, Blobs& blobs, Metrics& metrics)
    : impl_(std::make_unique<Impl>(program, settings, queue, blobs, metrics)) {}

Worker::~Worker() = default;

}  // namespace ocrchat
