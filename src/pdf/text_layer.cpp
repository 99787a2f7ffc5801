#include "pdf/text_layer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <vector>

#include "pdf/glyphless_font.hpp"
#include "pdf/line_setting.hpp"
#include "pdf/visual_text.hpp"

namespace ocrchat {
namespace {

constexpr double kBelowBaseline = -kGlyphDescent / 1000.0;
constexpr double kAdvance = kGlyphAdvance / 1000.0;

std::string number(double value) {
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.3f", std::clamp(value, -1e7, 1e7));
  std::string text(buffer.data());
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string hex(int code) {
  std::array<char, 8> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04X", static_cast<unsigned>(code) & 0xffffU);
  return buffer.data();
}

std::string matrix_text(const QPDFMatrix& m) {
  std::string text;
  for (const double value : {m.a, m.b, m.c, m.d, m.e, m.f}) text += number(value) + " ";
  return text;
}

}  // namespace

/// Writes the operators of one page after the other; keeps what the pages have in common.
struct TextLayer::Setter {
  TextFonts& fonts;
  VisualText visual;
  std::string out;
  std::map<int, std::string> names;  // of the fonts that the page uses → their resource names
  QPDFObjectHandle page_fonts;
  int font = -1;

  explicit Setter(TextFonts& f) : fonts(f) {}

  void begin(const QPDFObjectHandle& font_resources) {
    out.clear();
    names.clear();
    page_fonts = font_resources;
  }

  const std::string& name_of(int wanted) {
    std::string& name = names[wanted];
    if (!name.empty()) return name;
    int suffix = 0;
    do name = "/Ocr" + std::to_string(suffix++);
    while (page_fonts.hasKey(name));
    page_fonts.replaceKey(name, fonts.dictionary(wanted));
    return name;
  }

  // One run of glyphs between x0 and x1, stretched to fill them.
  void show(const std::vector<std::u16string>& clusters, double x0, double x1, const SetLine& line) {
    const double natural = line.size * kAdvance * static_cast<double>(clusters.size());
    out += "1 0 0 1 " + number(x0) + " " + number(line.y + kBelowBaseline * line.size) + " Tm " +
           number(std::max(0.1, 100 * (x1 - x0) / natural)) + " Tz";
    bool open = false;
    for (const std::u16string& cluster : clusters) {
      const TextGlyph glyph = fonts.glyph(cluster);
      if (glyph.font != font) {
        out += (open ? "> Tj " : " ") + name_of(glyph.font) + " " + number(line.size) + " Tf";
        font = glyph.font;
        open = false;
      }
      if (!open) out += " <";
      open = true;
      out += hex(glyph.code);
    }
    out += "> Tj\n";
  }

  using Clusters = std::vector<std::vector<std::u16string>>;

  Clusters clusters_of(const SetLine& line) {
    Clusters clusters;
    for (const SetWord& word : line.words) clusters.push_back(visual.clusters(word.word->text));
    return clusters;
  }

  void set_page(const std::vector<SetLine>& lines) {
    int surplus_of_right = 0;
    for (const SetLine& line : lines) surplus_of_right += VisualText::surplus_of_right(clusters_of(line));
    for (const SetLine& line : lines) set(line, surplus_of_right > 0);
  }

  void set(const SetLine& line, bool page_reads_right) {
    font = -1;
    Clusters clusters = clusters_of(line);
    VisualText::mark_directions(clusters, page_reads_right);
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const SetWord& word = line.words[i];
      if (clusters[i].empty()) continue;
      show(clusters[i], word.x0, word.x1, line);
      if (word.space_after && i + 1 < line.words.size()) show({u" "}, word.x1, line.words[i + 1].x0, line);
    }
  }
};

TextLayer::TextLayer(QPDF& pdf) : pdf_(pdf), fonts_(pdf), setter_(std::make_unique<Setter>(fonts_)) {}
TextLayer::~TextLayer() = default;

void TextLayer::add(QPDFPageObjectHelper page, const Page& words) {
  PageFrame frame = page_frame(page);
  frame.rotate = (frame.rotate + words.rotation) % 360;  // the words lie on the page as it was read
  if (words.width < 1 || words.height < 1 || frame.width() <= 0 || frame.height() <= 0) return;
  const PixelScale scale{frame.width() / words.width, frame.height() / words.height, frame.height()};
  std::vector<SetLine> lines;
  for (const Line* line : lines_of(words)) {
    for (SetLine& set : set_line(*line, scale)) lines.push_back(std::move(set));
  }
  if (lines.empty()) return;

  QPDFObjectHandle resources = page.getAttribute("/Resources", false);
  resources = resources.isDictionary() ? resources.shallowCopy() : QPDFObjectHandle::newDictionary();
  QPDFObjectHandle fonts = resources.getKey("/Font");
  fonts = fonts.isDictionary() ? fonts.shallowCopy() : QPDFObjectHandle::newDictionary();
  setter_->begin(fonts);
  setter_->set_page(lines);
  resources.replaceKey("/Font", fonts);
  page.getObjectHandle().replaceKey("/Resources", resources);
  // Before the page's own content, which may leave any graphics state behind: there the state is known.
  const std::string content =
      "q " + matrix_text(from_shown(frame)) + "cm BT 3 Tr\n" + setter_->out + "ET Q\n";
  page.addPageContents(deflated_stream(pdf_, content), true);
}

void TextLayer::finish() {
  fonts_.finish();
}

}  // namespace ocrchat
