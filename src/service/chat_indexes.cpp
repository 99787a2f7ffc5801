#include "service/chat_indexes.hpp"

#include <algorithm>
#include <utility>

namespace ocrchat {

std::shared_ptr<const ChatIndex> ChatIndexes::get(
    const std::string& key, std::size_t pages,
    const std::function<std::shared_ptr<const ChatIndex>()>& make) {
  if (auto known = find(key)) return known;
  auto made = make();
  keep({key, pages, made});
  return made;
}

std::size_t ChatIndexes::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

std::shared_ptr<const ChatIndex> ChatIndexes::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(entries_, key, &Entry::key);
  if (found == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found);
  return found->index;
}

void ChatIndexes::keep(Entry entry) {
  const std::lock_guard lock(mutex_);
  entries_.remove_if([&](const Entry& known) { return known.key == entry.key; });
  entries_.push_front(std::move(entry));
  std::size_t pages = 0;
  for (const Entry& kept : entries_) pages += kept.pages;
  while (pages > most_pages_ && entries_.size() > 1) {
    pages -= entries_.back().pages;
    entries_.pop_back();
  }
}

}  // namespace ocrchat
