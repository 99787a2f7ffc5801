#include "pdf/text_fonts.hpp"

#include <algorithm>
#include <array>

#include "pdf/deflate.hpp"
#include "pdf/glyphless_font.hpp"

namespace ocrchat {
namespace {

constexpr int kCodesOfFont = 65'535;    // 1..65535; code 0 is "not defined" to every reader
constexpr std::size_t kMostRows = 100;  // of one bfchar block

std::string hex4(int value) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string text(4, '0');
  for (int i = 3; i >= 0; --i, value >>= 4) text[static_cast<std::size_t>(i)] = kDigits[value & 15];
  return text;
}

std::string to_unicode(const std::vector<const std::u16string*>& clusters) {
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (std::size_t start = 0; start < clusters.size(); start += kMostRows) {
    const std::size_t end = std::min(clusters.size(), start + kMostRows);
    map += std::to_string(end - start) + " beginbfchar\n";
    for (std::size_t i = start; i < end; ++i) {
      map += "<" + hex4(static_cast<int>(i) + 1) + "> <";
      for (const char16_t unit : *clusters[i]) map += hex4(unit);
      map += ">\n";
    }
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

// Every code is glyph 1.
std::string code_to_glyph(std::size_t codes) {
  std::string map(2 * (codes + 1), '\0');
  for (std::size_t i = 1; i < map.size(); i += 2) map[i] = 1;
  return map;
}

std::string descriptor_text() {
  const std::string ascent = std::to_string(kGlyphAscent);
  const std::string descent = std::to_string(kGlyphDescent);
  return "<< /Type /FontDescriptor /FontName /" + std::string(kGlyphlessName) + " /Flags 5 /FontBBox [ 0 " +
         descent + " " + std::to_string(kGlyphAdvance) + " " + ascent + " ] /ItalicAngle 0 /Ascent " +
         ascent + " /Descent " + descent + " /CapHeight " + ascent + " /StemV 80 >>";
}

}  // namespace

QPDFObjectHandle deflated_stream(QPDF& pdf, const std::string& data) {
  QPDFObjectHandle stream = pdf.newStream();
  stream.replaceStreamData(deflated(data), QPDFObjectHandle::newName("/FlateDecode"),
                           QPDFObjectHandle::newNull());
  return stream;
}

TextGlyph TextFonts::glyph(const std::u16string& cluster) {
  const auto [entry, added] = order_.try_emplace(cluster, static_cast<int>(order_.size()));
  const TextGlyph glyph{entry->second / kCodesOfFont, entry->second % kCodesOfFont + 1};
  if (static_cast<std::size_t>(glyph.font) == dictionaries_.size()) {
    dictionaries_.push_back(pdf_.makeIndirectObject(QPDFObjectHandle::newDictionary()));
  }
  return glyph;
}

void TextFonts::finish() {
  if (dictionaries_.empty()) return;
  std::vector<std::vector<const std::u16string*>> clusters(dictionaries_.size());
  for (std::size_t font = 0; font < clusters.size(); ++font) {
    clusters[font].resize(std::min<std::size_t>(kCodesOfFont, order_.size() - font * kCodesOfFont));
  }
  for (const auto& [cluster, number] : order_) {
    clusters[static_cast<std::size_t>(number / kCodesOfFont)]
            [static_cast<std::size_t>(number % kCodesOfFont)] = &cluster;
  }
  const std::string font_file = glyphless_font();
  QPDFObjectHandle program = deflated_stream(pdf_, font_file);
  program.getDict().replaceKey("/Length1",
                               QPDFObjectHandle::newInteger(static_cast<long long>(font_file.size())));
  for (std::size_t font = 0; font < clusters.size(); ++font) finish_font(font, program, clusters[font]);
}

void TextFonts::finish_font(std::size_t font, const QPDFObjectHandle& program,
                            const std::vector<const std::u16string*>& clusters) {
  const std::string name(kGlyphlessName);
  QPDFObjectHandle descriptor = QPDFObjectHandle::parse(descriptor_text());
  descriptor.replaceKey("/FontFile2", program);
  QPDFObjectHandle descendant = QPDFObjectHandle::parse(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" + name +
      " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW " +
      std::to_string(kGlyphAdvance) + " >>");
  descendant.replaceKey("/FontDescriptor", pdf_.makeIndirectObject(descriptor));
  descendant.replaceKey("/CIDToGIDMap", deflated_stream(pdf_, code_to_glyph(clusters.size())));
  QPDFObjectHandle dictionary = dictionaries_[font];
  dictionary.replaceKey("/Type", QPDFObjectHandle::newName("/Font"));
  dictionary.replaceKey("/Subtype", QPDFObjectHandle::newName("/Type0"));
  dictionary.replaceKey("/BaseFont", QPDFObjectHandle::newName("/" + name));
  dictionary.replaceKey("/Encoding", QPDFObjectHandle::newName("/Identity-H"));
  QPDFObjectHandle descendants = QPDFObjectHandle::newArray();
  descendants.appendItem(pdf_.makeIndirectObject(descendant));
  dictionary.replaceKey("/DescendantFonts", descendants);
  dictionary.replaceKey("/ToUnicode", deflated_stream(pdf_, to_unicode(clusters)));
}

}  // namespace ocrchat
