#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "chat/index.hpp"

namespace ocrchat {

/// The indexes of the documents asked about last, so that the second question does not read the document
/// again. Safe from any thread.
class ChatIndexes {
 public:
  /// @param most_pages  of all documents together; the one asked for is kept however long it is
  explicit ChatIndexes(std::size_t most_pages) : most_pages_(most_pages) {}

  /// @param key   of a document that never changes: a corrected one goes by another key
  /// @param make  called if it is not there, without a lock: two at once may both be made
  std::shared_ptr<const ChatIndex> get(const std::string& key, std::size_t pages,
                                       const std::function<std::shared_ptr<const ChatIndex>()>& make);
  std::size_t size() const;

 private:
  struct Entry {
    std::string key;
    std::size_t pages = 0;
    std::shared_ptr<const ChatIndex> index;
  };

  std::shared_ptr<const ChatIndex> find(const std::string& key);
  void keep(Entry entry);

  const std::size_t most_pages_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // the one asked for last comes first
};

}  // namespace ocrchat
