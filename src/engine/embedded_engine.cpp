#include "document/text.hpp"
#include "engine/embedded_lines.hpp"
#include "engine/kinds.hpp"
#include "language/codes.hpp"
#include "language/identify.hpp"

namespace ocrchat {
namespace {

constexpr double kPointsPerInch = 72;

/// Takes the words that the file itself holds. The language is told from the text where it is not given.
class EmbeddedEngine final : public PageReader {
 public:
  Page read(const PageInput& input, const ReadOptions& options) override {
    Page page;
    page.index = input.index;
    page.width = input.image.width;
    page.height = input.image.height;
    page.dpi = input.image.dpi;
    page.origin = Origin::embedded;
    if (input.embedded != nullptr && !input.embedded->empty())
      page.blocks = blocks_of(*input.embedded, scale_of(input));
    settle(page);
    page.language = language_of(page, options);
    return page;
  }

 private:
  static double scale_of(const PageInput& input) {
    return input.image.dpi > 0 ? input.image.dpi / kPointsPerInch : 1;
  }

  static std::optional<std::string> language_of(const Page& page, const ReadOptions& options) {
    if (page.blocks.empty()) return std::nullopt;
    if (options.language != "auto") {
      const Language* language = find_language(options.language);
      if (language != nullptr) return language->tag.substr(0, language->tag.find("-x-"));
    }
    const auto identified = identify_language(text_of(page));
    return identified ? std::optional(identified->tag) : std::nullopt;
  }
};

}  // namespace

std::unique_ptr<PageReader> make_embedded_engine(const EngineConfig& /*config*/) {
  return std::make_unique<EmbeddedEngine>();
}

}  // namespace ocrchat
