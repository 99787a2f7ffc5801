#include "engine/kinds.hpp"

namespace ocrchat {
namespace {

class NullEngine final : public PageReader {
 public:
  Page read(const PageInput& input, const ReadOptions& /*options*/) override {
    Page page;
    page.index = input.index;
    page.width = input.image.width;
    page.height = input.image.height;
    page.dpi = input.image.dpi;
    return page;
  }
};

}  // namespace

std::unique_ptr<PageReader> make_null_engine(const EngineConfig& /*config*/) {
  return std::make_unique<NullEngine>();
}

}  // namespace ocrchat
