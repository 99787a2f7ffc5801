#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <stop_token>
#include <string>

#include "base/error.hpp"
#include "base/settings.hpp"
#include "store/blobs.hpp"
#include "store/queue.hpp"
#include "worker/extraction_step.hpp"
#include "worker/heartbeat.hpp"
#include "worker/page_figures.hpp"
#include "worker/page_step.hpp"
#include "worker/reader_process.hpp"

namespace ocrchat {

/// What the loops of one worker share. All of it outlives them.
struct PageLoopContext {
  Lane lane;
  const Settings& settings;
  Queue& queue;
  Blobs& blobs;
  Heartbeat& heartbeat;
  PageFigures& figures;
  const PageSteps& steps;
  const ExtractionStep* extraction;  ///< or none
  const std::atomic<bool>& stopping;
  std::stop_token stop;  ///< for what can be broken off when `stopping`
};

/// One thread of a worker: claims runs of pages, reads them with its own reader process, settles each.
/// Trouble with a page becomes that page's failure; trouble with the database or the reader's start is waited
/// out.
class PageLoop {
 public:
  PageLoop(const std::string& program, const PageLoopContext& context)
      : context_(context), reader_(program, context.settings) {}

  /// Until `stopping`; pages not begun by then are given back.
  void run();

 private:
  void step();
  bool end_a_job();
  void read_claim(const Claim& claim, int document);
  void read_pages(const Claim& claim, int document);
  void read_next(const Claim& claim, const Heartbeat::Watch& watch, int document);
  PageResult read_page(const Claim& claim, const Heartbeat::Watch& watch, int document);
  void take_steps(PageInHand& hand, const Heartbeat::Watch& watch);
  void settle(const Claim& claim, const PageResult& result);
  void fail(const Claim& claim, const Error& error);
  void give_back(const Claim& claim);
  bool patiently(const char* what, const std::function<bool()>& call);
  void back_off();

  PageLoopContext context_;
  ReaderProcess reader_;
  bool opened_ = false;                // the claim's document, by the process that runs now
  std::deque<int> left_;               // pages of the claim in hand that are not yet dealt with
  std::chrono::milliseconds pause_{};  // the last one made; grows while there is trouble
};

}  // namespace ocrchat
