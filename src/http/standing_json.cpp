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

boost::json::object limits_json(const Plan& plan) {
  boost::json::value jobs = nullptr;
  if (plan.jobs > 0) jobs = plan.jobs;
  return {{"file_pages", plan.file_pages},
          {"file_bytes", plan.file_bytes},
          {"retention_hours", plan.retention_hours},
          {"jobs", std::move(jobs)}};
}

boost::json::object account_json(const AccountStanding& account) {
  const Plan& plan = account.plan;
  boost::json::object json = standing_json(account.standing);
  json["email"] = account.account.email;
  json["plan"] = plan.name;
  json["created_at"] = iso_time(account.account.created_at);
  json["window"] = name(plan.window);
  json["limits"] = limits_json(plan);
  boost::json::array days;
  for (const Usage& use : account.usage) {
    days.push_back({{"day", use.day}, {"tier", use.tier}, {"pages", use.pages}, {"credits", use.credits}});
  }
  json["usage"] = std::move(days);
  return json;
}

}  // namespace ocrchat
