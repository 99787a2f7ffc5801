#include "service/service.hpp"

#include "base/error.hpp"
#include "base/ids.hpp"
#include "document/json.hpp"
#include "service/metering.hpp"

namespace ocrchat {
namespace {

constexpr int kMostListed = 100;

bool is_uuid(const std::string& text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_owner(const Caller& caller, const Job& job) {
  return !job.account || (caller.account && caller.account->id == *job.account);
}

[[noreturn]] void refuse_unknown() {
  throw Error(ErrorCode::not_found, "There is no such job; it may have expired or been deleted.");
}

}  // namespace

Service::Service(const Settings& settings, Store& store, Blobs& blobs, DocumentTools& tools,
                 const Secrets& secrets)
    : settings_(settings),
      store_(store),
      blobs_(blobs),
      tools_(tools),
      secrets_(secrets),
      pairs_(available_pairs(settings.apertium_data)) {}

Caller Service::authenticate(const std::optional<std::string>& token, const std::string& ip) {
  if (!token) {
    if (!settings_.anonymous) throw Error(ErrorCode::token_missing);
    return {std::nullopt, ip, owner_of(std::nullopt, ip, secrets_), {}};
  }
  auto account = store_.account_of_token(sha256_hex(as_bytes(*token)));
  if (!account) throw Error(ErrorCode::token_invalid);
  std::string owner = owner_of(account, ip, secrets_);
  return {std::move(account), ip, std::move(owner), {}};
}

std::string Service::owner_at(const std::string& ip) const {
  return owner_of(std::nullopt, ip, secrets_);
}

Standing Service::standing(const Caller& caller) {
  return store_.standing(caller.owner, allowance_of(plan_of(settings_, caller), now_ms()));
}

Job Service::find(const Caller& caller, const std::string& uuid) {
  if (!is_uuid(uuid)) refuse_unknown();
  auto job = store_.job(uuid);
  if (!job || !is_owner(caller, *job)) refuse_unknown();
  return std::move(*job);
}

Service::Listing Service::list(const Caller& caller, const std::string& cursor, int limit) {
  if (!caller.account) throw Error(ErrorCode::token_missing);
  if (limit < 1 || limit > kMostListed) {
    throw Error(ErrorCode::bad_field, "'limit' must be from 1 to " + std::to_string(kMostListed) + ".");
  }
  if (!cursor.empty()) {
    const auto last = is_uuid(cursor) ? store_.job(cursor) : std::nullopt;
    if (!last || last->account != caller.account->id) {
      throw Error(ErrorCode::bad_field, "'cursor' is not one of this list; start again without it.");
    }
  }
  Listing listing;
  listing.jobs = store_.jobs_of(caller.account->id, cursor, limit + 1);
  if (listing.jobs.size() > static_cast<std::size_t>(limit)) {
    listing.jobs.pop_back();
    listing.next_cursor = listing.jobs.back().uuid;
  }
  return listing;
}

void Service::remove(const Caller& caller, const std::string& uuid) {
  find(caller, uuid);
  store_.remove_job(uuid);
  blobs_.remove(uuid);
}

std::unique_ptr<PageSource> Service::pages(const Job& job, PageVersion text) {
  return std::make_unique<StorePageSource>(store_, job, text);
}

std::optional<Page> Service::page(const Job& job, int index) {
  const auto found = store_.next_page(job.uuid, index - 1);
  if (!found || found->index != index) return std::nullopt;
  return page_from_json(found->json);
}

Page Service::correct_page(const Caller& caller, const std::string& uuid, int index,
                           std::span<const Correction> corrections) {
  if (!find(caller, uuid).finished()) throw Error(ErrorCode::not_finished);
  Page page;
  const bool changed = store_.change_page(uuid, index, [&](const std::string& json) {
    page = page_from_json(json);
    correct(page, corrections);
    return serialize_page(page);
  });
  if (!changed) throw Error(ErrorCode::not_found, "The job has no such page, or it could not be read.");
  return page;
}

std::optional<SettledPage> Service::settled_after(const std::string& uuid, int order) {
  return store_.next_settled(uuid, order);
}

Doorbell::Subscription Service::subscribe(const std::string& uuid, std::function<void()> changed) {
  return store_.doorbell().subscribe(uuid, std::move(changed));
}

void Service::check_ready() {
  store_.queued_pages();
}

Service::Figures Service::figures() {
  return {store_.queue_figures(), store_.ledger_totals()};
}

}  // namespace ocrchat
