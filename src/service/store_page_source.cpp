#include "service/store_page_source.hpp"

#include "document/json.hpp"

namespace ocrchat {

StorePageSource::StorePageSource(Jobs& store, const Job& job) : store_(store), uuid_(job.uuid) {
  head_.source = job.source;
  head_.languages = job.languages;
  head_.warnings = job.warnings;
}

std::optional<Page> StorePageSource::next() {
  const std::optional<PageResult> found = store_.next_page(uuid_, after_);
  if (!found) return std::nullopt;
  after_ = found->index;
  return page_from_json(found->json);
}

}  // namespace ocrchat
