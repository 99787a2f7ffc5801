#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "base/ids.hpp"
#include "store/store.hpp"

// The queue without readers: threads claim runs of pages and settle each with a result of the usual size.
//   queue_bench [postgresql://…]
namespace {

using namespace ocrchat;
using Clock = std::chrono::steady_clock;

constexpr int kPages = 1000;
constexpr int kRun = 4;

void add_jobs(Store& store, int pages) {
  for (int owner = 0; owner < 4; ++owner) {
    NewJob job;
    job.uuid = new_uuid();
    job.owner = "ip:bench" + std::to_string(owner);
    job.charge.allowance = {"bench", std::nullopt, 4'000'000'000'000};
    for (int page = 0; page < pages / 4; ++page) job.pages.push_back(page);
    job.expires_at = 4'000'000'000'000;
    store.create_job(job, "");
  }
}

double pages_per_second(Store& store, int threads) {
  add_jobs(store, kPages);
  const std::string json(2000, 'x');
  std::atomic<int> settled = 0;
  const auto begin = Clock::now();
  std::vector<std::thread> workers;
  for (int i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      while (settled < kPages) {
        const auto claim = store.claim(kRun, 60'000, now_ms());
        if (!claim) continue;
        for (const int page : claim->pages) {
          settled += store.settle(*claim, {page, json, 0.9, "en", 500, {}}, now_ms()) ? 1 : 0;
        }
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  return kPages / std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() / ("queue-bench-" + new_uuid());
  const auto store = argc > 1 ? open_postgres_store(argv[1], 32) : open_sqlite_store(file.string());
  for (const int threads : {1, 2, 4, 8}) {
    std::printf("%d threads: %.0f pages/s\n", threads, pages_per_second(*store, threads));
  }
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix, ignored);
}
