#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "document/model.hpp"
#include "pipeline/document_tools.hpp"
#include "store/job.hpp"

namespace ocrchat {

/// A page between the reader's reading and its settling.
struct PageInHand {
  const Job& job;
  Page page;
  /// What it costs, where that is less than was reserved.
  std::optional<std::int64_t> credits = {};
  std::optional<Page> translation = {};
  /// Makes a picture of the page by the reader. @throws Error as `DocumentTools::picture`
  std::function<std::string(const PictureRequest&)> picture = {};
  /// Stopped when nobody waits for the page any more: its job was deleted, or the worker is to stop.
  std::stop_token cancel = {};
};

/// What is done with a page once the reader has read it, on the server's side of the sandbox: asking other
/// servers, translating. Safe from any thread: all loops of a worker share one.
class PageStep {
 public:
  virtual ~PageStep() = default;
  virtual bool applies(const JobRequest& request) const = 0;
  /// Trouble of its own becomes a warning of the page.
  /// @throws Error(overloaded) if the page is no longer wanted, Error as `PageInHand::picture`
  virtual void run(PageInHand& hand) = 0;
};

/// In the order in which they are taken.
using PageSteps = std::vector<std::unique_ptr<PageStep>>;

}  // namespace ocrchat
