#include "http/standing_json.hpp"

#include <boost/json.hpp>

#include "base/time.hpp"

namespace ocrchat {

boost::json::object standing_json(const Standing& standing) {
  boost::json::value cap = nullptr;
  if (standing.cap) cap = *standing.cap;
  return {{"used", standing.used},
          {"cap", std::move(cap)},
          {"resets_at", iso_time(standing.resets_at)},
          {"credits", standing.credits}};
}

}  // namespace ocrchat
