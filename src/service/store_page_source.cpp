#include "service/store_page_source.hpp"

#include "document/json.hpp"

namespace ocrchat {

StorePageSource::StorePageSource(Jobs& store, const Job& job, PageVersion text)
    : store_(store), uuid_(job.uuid), text_(text) {
  head_.source = job.source;
  head_.languages = job.languages;
  head_.warnings = job.warnings;
}

std::optional<Page> StorePageSource::next() {
  const std::optional<PageResult> found = store_.next_page(uuid_, after_);
  if (!found) return std::nullopt;
  after_ = found->index;
  const bool translated = text_ == PageVersion::translated && !found->translation.empty();
  return page_from_json(translated ? found->translation : found->json);
}

}  // namespace ocrchat
