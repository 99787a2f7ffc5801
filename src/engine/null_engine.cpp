#include <thread>

#include "engine/kinds.hpp"

namespace ocrchat {
namespace {

class NullEngine final : public PageReader {
 public:
  explicit NullEngine(std::chrono::milliseconds delay) : delay_(delay) {}

  Page read(const PageInput& input, const ReadOptions& /*options*/) override {
    std::this_thread::sleep_for(delay_);
    Page page;
    page.index = input.index;
    page.width = input.image.width;
    page.height = input.image.height;
    page.dpi = input.image.dpi;
    return page;
  }

 private:
  const std::chrono::milliseconds delay_;
};

}  // namespace

std::unique_ptr<PageReader> make_null_engine(const EngineConfig& config) {
  return std::make_unique<NullEngine>(config.null_delay);
}

}  // namespace ocrchat
