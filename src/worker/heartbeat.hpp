#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "store/queue.hpp"
#include "worker/reader_process.hpp"

namespace ocrchat {

/// Keeps claims alive while their pages are read, and looks after a claim at once when its job changes: where
/// the claim is void (job deleted, lease taken over) the reader is killed in mid-page. One thread for all
/// claims of a worker.
class Heartbeat {
  struct Entry;

 public:
  class Reading;

  /// Watches one claim until destroyed; the claim and the reader must outlive it.
  class Watch {
   public:
    Watch(Heartbeat& heartbeat, std::shared_ptr<Entry> entry, Doorbell::Subscription subscription);
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch();
    /// Whether the claim was found void: nothing that is read for it counts.
    bool lost() const;
    /// Stopped when it is.
    std::stop_token loss() const;

   private:
    friend class Reading;
    Heartbeat& heartbeat_;
    std::shared_ptr<Entry> entry_;
    Doorbell::Subscription subscription_;
  };

  /// While it lives the reader works for the claim, and only then is it killed: at other times a claim may be
  /// void just because its last page was settled.
  class Reading {
   public:
    explicit Reading(const Watch& watch);
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading();

   private:
    Entry& entry_;
  };

  /// @param lease  of the claims, in milliseconds; extended at every third of it
  Heartbeat(Queue& queue, Millis lease);
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;
  ~Heartbeat();

  Watch watch(const Claim& claim, ReaderProcess& reader);

 private:
  using Clock = std::chrono::steady_clock;

  void ring(Entry& entry);
  void run();
  std::vector<std::shared_ptr<Entry>> due_entries(std::unique_lock<std::mutex>& lock);
  void beat(Entry& entry);

  Queue& queue_;
  const Millis lease_;

  // Doorbells ring under this mutex, perhaps from within the queue: no call of it is made while it is
  // held.
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::shared_ptr<Entry>> entries_;
  bool stopping_ = false;

  std::thread thread_;
};

}  // namespace ocrchat
