#include "app/page_spool.hpp"

#include <unistd.h>

#include <filesystem>
#include <iterator>

#include "base/error.hpp"
#include "document/json.hpp"

namespace ocrchat {

PageSpool::PageSpool() : file_(temporary_file(std::filesystem::temp_directory_path())) {}

void PageSpool::add(int index, const std::string& json) {
  const std::lock_guard lock(mutex_);
  FdSink(file_.get()).write(json);
  places_[index] = {end_, json.size()};
  end_ += static_cast<std::int64_t>(json.size());
}

std::size_t PageSpool::size() const {
  const std::lock_guard lock(mutex_);
  return places_.size();
}

Page PageSpool::page_at(std::size_t place) const {
  const std::lock_guard lock(mutex_);
  const Place where = std::next(places_.begin(), static_cast<std::ptrdiff_t>(place))->second;
  std::string json(where.size, '\0');
  if (::pread(file_.get(), json.data(), json.size(), where.offset) != static_cast<ssize_t>(json.size())) {
    throw Error(ErrorCode::internal, {}, "page spool cut off");
  }
  return page_from_json(json);
}

std::optional<Page> SpoolSource::next() {
  if (next_ == spool_.size()) return std::nullopt;
  return spool_.page_at(next_++);
}

}  // namespace ocrchat
