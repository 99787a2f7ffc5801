#include "base/time.hpp"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace ocrchat {

Millis now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string iso_time(Millis instant) {
  const std::time_t seconds = instant / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char text[40];
  const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(text + length, sizeof text - length, ".%03dZ", static_cast<int>(instant % 1000));
  return text;
}

}  // namespace ocrchat
