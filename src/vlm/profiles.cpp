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
constexpr std::array kChandra{0.0, 0.3, 0.5, 0.8};

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
    "the image caption inside <img></img>. Watermarks should be wrapped in brackets. Ex: <watermark>OFFICIAL "
    "COPY</watermark>. Page numbers should be wrapped in brackets. Ex: <page_number>14</page_number> or "
    "<page_number>9/22</page_number>. Prefer using ☐ and ☑ for check boxes.";

// The opening is the model's own; the rest of what it was trained on differs from version to version, and is
// said in our words.
constexpr std::string_view kChandraPrompt =
    "OCR this image to HTML, arranged as layout blocks.  Each layout block should be a div with the "
    "data-bbox "
    "attribute representing the bounding box of the block in [x0, y0, x1, y1] format.  Bboxes are normalized "
    "0-1024. The data-label attribute is the label for the block.\n\n"
    "Labels: Caption, Footnote, Equation-Block, List-Group, Page-Header, Page-Footer, Image, Section-Header, "
    "Table, Text, Complex-Block, Code-Block, Form, Table-Of-Contents, Figure.\n\n"
    "Write formulas as KaTeX in <math> (display=\"block\" where they stand alone), tables with rowspan and "
    "colspan, boxes to tick as <input type=\"checkbox\">. Keep the text exactly as it is.";

constexpr std::string_view kHunyuanPrompt =
    "Extract all information from the main body of the document image and represent it in markdown format, "
    "ignoring headers and footers. Tables should be expressed in HTML format, formulas in the document "
    "should "
    "be represented using LaTeX format, and the parsing should be organized according to the reading order.";

constexpr std::string_view kPlainPrompt =
    "Transcribe all text of this page exactly as it is written, in reading order, as Markdown: headings with "
    "#, "
    "lists with -, tables as HTML, formulas as LaTeX between $$. Do not translate, correct, summarise or "
    "explain anything. Leave out nothing and add nothing. If the page is blank, answer with nothing.";
constexpr std::string_view kPlainTablePrompt =
    "Transcribe this table exactly as it is written, as one HTML table, with rowspan and colspan where cells "
    "are joined. Add nothing.";
constexpr std::string_view kPlainFormulaPrompt =
    "Transcribe this formula as LaTeX. Answer with the LaTeX between $$ alone.";

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
            .matches = "dots.ocr|dotsocr|dots_ocr|dots-ocr|dots.mocr",
            .prompt = kDotsPrompt,
            .long_side = 3360,
            .multiple = 28,
            .format = F::layout_json,
            .box_space = -1,
            .temperatures = kDots,
            .max_tokens = 16'384},
    Profile{.name = "DeepSeek-OCR",
            .matches = "deepseek-ocr|deepseek_ocr|deepseekocr",
            .prompt = "<|grounding|>Convert the document to markdown.",
            .long_side = 1920,  // three by three tiles of 640
            .format = F::tagged_markdown,
            .box_space = 999,
            .temperatures = kUsual,
            .extra = R"({"skip_special_tokens":false,"vllm_xargs":{"ngram_size":30,"window_size":90,)"
                     R"("whitelist_token_ids":[128821,128822]}})"},
    Profile{.name = "PaddleOCR-VL",
            .matches = "paddleocr-vl|paddleocr_vl|paddleocrvl",
            .prompt = "OCR:",
            .table_prompt = "Table Recognition:",
            .formula_prompt = "Formula Recognition:",
            .max_pixels = 1'003'520,
            .multiple = 28,
            .format = F::plain_text,
            .temperatures = kUsual,
            .max_tokens = 4096},
    Profile{.name = "MinerU2.5",
            .matches = "mineru",
            .prompt = "\nText Recognition:",
            .table_prompt = "\nTable Recognition:",
            .formula_prompt = "\nFormula Recognition:",
            .long_side = 2048,
            .multiple = 28,
            .format = F::plain_text,
            .temperatures = kUsual,
            .extra = R"({"skip_special_tokens":false,"presence_penalty":1.0,"frequency_penalty":0.05,)"
                     R"("vllm_xargs":{"no_repeat_ngram_size":100}})"},
    Profile{.name = "Chandra",
            .matches = "chandra",
            .prompt = kChandraPrompt,
            .long_side = 3072,
            .short_side = 2048,
            .multiple = 28,
            .format = F::html,
            .box_space = 1024,
            .temperatures = kChandra,
            .max_tokens = 12'384},
    Profile{.name = "Granite-Docling",
            .matches = "granite-docling|granite_docling|smoldocling",
            .prompt = "Convert this page to docling.",
            .table_prompt = "Convert table to OTSL.",
            .formula_prompt = "Convert formula to LaTeX.",
            .long_side = 2048,
            .format = F::doctags,
            .box_space = 500,
            .temperatures = kUsual,
            .extra = R"({"skip_special_tokens":false,"stop":["</doctag>"]})"},
    Profile{.name = "HunyuanOCR",
            .matches = "hunyuanocr|hunyuan-ocr|hunyuan_ocr",
            .prompt = kHunyuanPrompt,
            .table_prompt = "Parse the table in the image into HTML.",
            .formula_prompt = "Identify the formula in the image and represent it using LaTeX format.",
            .temperatures = kUsual,
            .max_tokens = 16'384,
            .extra = R"({"repetition_penalty":1.0})"},
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
            .table_prompt = kPlainTablePrompt,
            .formula_prompt = kPlainFormulaPrompt,
            .long_side = 1932,
            .multiple = 28,
            .temperatures = kUsual},
    Profile{.name = "Qwen3-VL",
            .matches = "qwen3-vl|qwen3_vl",
            .prompt = kPlainPrompt,
            .table_prompt = kPlainTablePrompt,
            .formula_prompt = kPlainFormulaPrompt,
            .long_side = 1920,
            .multiple = 32,
            .temperatures = kUsual},
    Profile{.name = "any other",
            .matches = "",
            .prompt = kPlainPrompt,
            .table_prompt = kPlainTablePrompt,
            .formula_prompt = kPlainFormulaPrompt,
            .long_side = 1540,
            .temperatures = kUsual},
};

// Down where a limit of pixels would be passed.
int to_multiple(double side, const Profile& profile) {
  const double times = side / profile.multiple;
  const double whole = profile.max_pixels > 0 ? std::floor(times) : std::round(times);
  return profile.multiple * std::max(1, static_cast<int>(whole));
}

}  // namespace

std::span<const Profile> profiles() {
  return kProfiles;
}

bool matches(const Profile& profile, std::string_view model) {
  const std::string lower = ascii_lower(model);
  std::string_view parts = profile.matches;
  while (true) {
    const std::size_t end = std::min(parts.find('|'), parts.size());
    if (lower.find(parts.substr(0, end)) != std::string::npos) return true;
    if (end == parts.size()) return false;
    parts.remove_prefix(end + 1);
  }
}

const Profile& profile_for(std::string_view model) {
  return *std::ranges::find_if(kProfiles, [&](const Profile& row) { return matches(row, model); });
}

PictureSize picture_size(const Profile& profile, int width, int height) {
  double scale = 1;
  const auto limit = [&](double most, double now) {
    if (most > 0 && now > 0) scale = std::min(scale, most / now);
  };
  limit(profile.long_side, std::max(width, height));
  limit(profile.short_side, std::min(width, height));
  limit(std::sqrt(profile.max_pixels), std::sqrt(static_cast<double>(width) * height));
  return {to_multiple(width * scale, profile), to_multiple(height * scale, profile)};
}

}  // namespace ocrchat
