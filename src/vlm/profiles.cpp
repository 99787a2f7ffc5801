#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"
#include "vlm/profile.hpp"

namespace ocrchat {
namespace {

constexpr std::array kOlmocr{0.1, 0.1, 0.2, 0.3, 0.5, 0.8};
constexpr std::array kUsual{0.0, 0.2, 0.5, 0.8};
constexpr std::array kDots{0.1, 0.2, 0.5, 0.8};
constexpr std::array kLighton{0.2, 0.4, 0.7};

// The prompts are part of what the models were trained on, to the letter.
constexpr std::string_view kOlmocrPrompt =
    "Attached is one page of a document that you must process. Just return the plain text representation of "
    "this document as if you were reading it naturally. Convert equations to LateX and tables to HTML.\n"
    "If there are any figures or charts, label them with the following markdown syntax "
    "![Alt text describing the contents of the figure](page_startx_starty_width_height.png)\n"
    "Return your output as markdown, with a front matter section on top specifying values for the "
    "primary_language, is_rotation_valid, rotation_correction, is_table, and is_diagram parameters.";

constexpr std::string_view kDotsPrompt =
    R"(Please output the layout information from the PDF image, including each layout element's bbox, its category, and the corresponding text content within the bbox.

1. Bbox format: [x1, y1, x2, y2]

2. Layout Categories: The possible categories are ['Caption', 'Footnote', 'Formula', 'List-item', 'Page-footer', 'Page-header', 'Picture', 'Section-header', 'Table', 'Text', 'Title'].

3. Text Extraction & Formatting Rules:
    - Picture: For the 'Picture' category, the text field should be omitted.
    - Formula: Format its text as LaTeX.
    - Table: Format its text as HTML.
    - All Others (Text, Title, etc.): Format their text as Markdown.

4. Constraints:
    - The output text must be the original text from the image, with no translation.
    - All layout elements must be sorted according to human reading order.

5. Final Output: The entire output must be a single JSON object.
)";

constexpr std::string_view kNanonetsPrompt =
    "Extract the text from the above document as if you were reading it naturally. Return the tables in html "
    "format. Return the equations in LaTeX representation. If there is an image in the document and image "
    "caption is not present, add a small description of the image inside the <img></img> tag; otherwise, add "
    "the image caption inside <img></img>. Watermarks should be wrapped in brackets. Page numbers should be "
    "wrapped in brackets. Prefer using ☐ and ☑ for check boxes.";

constexpr std::string_view kPlainPrompt =
    "Transcribe all text of this page exactly as it is written, in reading order, as Markdown: headings with "
    "#, "
    "lists with -, tables as HTML, formulas as LaTeX between $$. Do not translate, correct, summarise or "
    "explain anything. Leave out nothing and add nothing. If the page is blank, answer with nothing.";

using F = Profile::Format;

constexpr std::array kProfiles{
    Profile{.name = "olmOCR",
            .matches = "olmocr",
            .prompt = kOlmocrPrompt,
            .picture_first = false,
            .long_side = 1288,
            .format = F::olmocr,
            .temperatures = kOlmocr,
            .max_tokens = 8000},
    Profile{.name = "dots.ocr",
            .matches = "dots.ocr|dotsocr|dots_ocr",
            .prompt = kDotsPrompt,
            .long_side = 3360,
            .multiple = 28,
            .format = F::layout_json,
            .box_space = -1,
            .temperatures = kDots,
            .max_tokens = 16'384},
    Profile{.name = "Nanonets-OCR",
            .matches = "nanonets",
            .prompt = kNanonetsPrompt,
            .short_side = 1536,
            .temperatures = kUsual,
            .max_tokens = 15'000},
    Profile{.name = "LightOnOCR",
            .matches = "lightonocr",
            .prompt = "",
            .long_side = 1540,
            .temperatures = kLighton,
            .top_p = 0.9,
            .max_tokens = 4096},
    Profile{.name = "Qwen2.5-VL",
            .matches = "qwen2.5-vl|qwen2_5_vl",
            .prompt = kPlainPrompt,
            .long_side = 1932,
            .multiple = 28,
            .temperatures = kUsual},
    Profile{.name = "Qwen3-VL",
            .matches = "qwen3-vl|qwen3_vl",
            .prompt = kPlainPrompt,
            .long_side = 1920,
            .multiple = 32,
            .temperatures = kUsual},
    Profile{.name = "any other",
            .matches = "",
            .prompt = kPlainPrompt,
            .long_side = 1540,
            .temperatures = kUsual},
};

bool fits(std::string_view matches, std::string_view model) {
  while (true) {
    const std::size_t end = std::min(matches.find('|'), matches.size());
    if (model.find(matches.substr(0, end)) != std::string_view::npos) return true;
    if (end == matches.size()) return false;
    matches.remove_prefix(end + 1);
  }
}

int rounded(double side, int multiple) {
  return std::max(multiple, static_cast<int>(std::lround(side / multiple)) * multiple);
}

}  // namespace

std::span<const Profile> profiles() {
  return kProfiles;
}

const Profile& profile_for(std::string_view model) {
  const std::string lower = ascii_lower(model);
  return *std::ranges::find_if(kProfiles, [&](const Profile& row) { return fits(row.matches, lower); });
}

PictureSize picture_size(const Profile& profile, int width, int height) {
  double scale = 1;
  if (profile.long_side > 0)
    scale = std::min(scale, static_cast<double>(profile.long_side) / std::max(width, height));
  if (profile.short_side > 0) {
    scale = std::min(scale, static_cast<double>(profile.short_side) / std::min(width, height));
  }
  return {rounded(width * scale, profile.multiple), rounded(height * scale, profile.multiple)};
}

}  // namespace ocrchat
