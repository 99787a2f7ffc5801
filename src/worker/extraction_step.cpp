#include "worker/extraction_step.hpp"

#include <exception>

#include "base/error.hpp"
#include "base/log.hpp"

namespace ocrchat {
namespace {

constexpr int kNoPage = -1;

PageFailure failure_of(const std::string& where) {
  return {kNoPage,
          {"extraction_failed", "The document's data could not be made; its text is there.", std::nullopt},
          where,
          false};
}

}  // namespace

bool ExtractionStep::run(Lane lane, Heartbeat& heartbeat, ReaderProcess& reader,
                         const std::stop_token& stop) const {
  const auto claim = extractions_.claim_extraction(lane, settings_.lease_seconds * 1000, now_ms());
  if (!claim) return false;
  const Heartbeat::Watch watch = heartbeat.watch(*claim, reader);
  std::stop_source nobody_waits;
  const auto break_off = [&] { nobody_waits.request_stop(); };
  const std::stop_callback on_loss(watch.loss(), break_off);
  const std::stop_callback on_stop(stop, break_off);
  settle(*claim, nobody_waits.get_token());
  return true;
}

// What was broken off is free for others at once, unless its job is gone.
void ExtractionStep::settle(const Claim& claim, const std::stop_token& cancel) const {
  const Millis start = now_ms();
  std::string trouble;
  try {
    const ExtractionResult result = maker_->make(claim.job, claim.schema, cancel);
    if (!extractions_.settle_extraction(claim, result, now_ms())) return;
    log(LogLevel::info, "data_made",
        {{"job", claim.job.uuid},
         {"tool", claim.job.request.tool},
         {"ms", std::to_string(now_ms() - start)}});
    return;
  } catch (const Error& error) {
    trouble = error.where().empty() ? error.message() : error.where();
  } catch (const std::exception& error) {
    trouble = error.what();
  }
  if (cancel.stop_requested()) return extractions_.release_extraction(claim);
  fail(claim, trouble);
}

void ExtractionStep::fail(const Claim& claim, const std::string& where) const {
  log(LogLevel::warning, "extraction_failed", {{"job", claim.job.uuid}, {"where", where}});
  const RetryPolicy policy{static_cast<int>(settings_.page_tries), settings_.retry_seconds * 1000};
  extractions_.fail_extraction(claim, failure_of(where), policy, now_ms());
}

}  // namespace ocrchat
