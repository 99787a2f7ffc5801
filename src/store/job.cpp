#include "store/job.hpp"

namespace ocrchat {

std::string_view name(JobStatus status) {
  switch (status) {
    case JobStatus::pending:
      return "pending";
    case JobStatus::processing:
      return "processing";
    case JobStatus::done:
      return "done";
    case JobStatus::failed:
      break;
  }
  return "failed";
}

Lane lane_of(const JobRequest& request) {
  return request.tier == "cpu" && request.translate_to.empty() ? Lane::cpu : Lane::model;
}

}  // namespace ocrchat
