#include "app/process_metrics.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/time.hpp"

namespace ocrchat {
namespace {

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double size = 0;
  double resident = 0;
  file >> size >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double open_files() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return static_cast<double>(std::distance(begin(files), end(files)) - 1);  // without the one that looks
}

}  // namespace

void add_process_metrics(Metrics& metrics) {
  const double started = static_cast<double>(now_ms()) / 1000;
  metrics.on_exposition([started](Gauges& gauges) {
    gauges.set("ocrchat_build_info", "The version that runs.", {{"version", OCRCHAT_VERSION}}, 1);
    gauges.set("process_start_time_seconds", "Start of the process, in seconds since 1970.", {}, started);
    gauges.set("process_resident_memory_bytes", "Memory of the process, without its readers.", {},
               resident_bytes());
    gauges.set("process_open_fds", "Open files and connections.", {}, open_files());
  });
}

}  // namespace ocrchat
