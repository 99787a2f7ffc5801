#include "pdf/embedded_words.hpp"

#include <cpp/poppler-global.h>
#include <cpp/poppler-page.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <algorithm>
#include <limits>
#include <memory>

#include "base/utf8.hpp"
#include "pdf/qpdf.hpp"
#include "pdf/visual_text.hpp"

namespace ocrchat {
namespace {

void say_nothing(const std::string&, void*) {}

bool contains_any(const std::string& name, std::initializer_list<const char*> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const char* part) { return name.find(part) != std::string::npos; });
}

void read_style(const poppler::text_box& box, PdfWord& word) {
  if (!box.has_font_info()) return;
  word.font_size = box.get_font_size();
  const std::string name = ascii_lower(box.get_font_name());
  word.bold = contains_any(name, {"bold", "black", "heavy", "-demi"});
  word.italic = contains_any(name, {"italic", "oblique", "kursiv"});
}

// Poppler's words hold right-to-left text from left to right; turning it round a second time restores it.
std::string logical(const std::string& text, VisualText& order) {
  std::string turned;
  for (const std::u16string& cluster : order.clusters(text)) {
    icu::UnicodeString(cluster.data(), static_cast<int32_t>(cluster.size())).toUTF8String(turned);
  }
  return turned;
}

PdfWord word_of(const poppler::text_box& box, VisualText& order) {
  const poppler::ustring text = box.text();
  const poppler::rectf rect = box.bbox();
  PdfWord word;
  word.text = logical(clean_word(std::u16string(text.begin(), text.end())), order);
  word.x0 = rect.left();
  word.y0 = rect.top();
  word.x1 = rect.right();
  word.y1 = rect.bottom();
  word.rotation = box.rotation() % 4 * 90;
  word.space_after = box.has_space_after();
  read_style(box, word);
  return word;
}

bool unwanted(UChar32 c) {
  const auto kind = u_charType(c);
  const bool marks_direction = u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0;
  return marks_direction || u_isUWhiteSpace(c) || kind == U_CONTROL_CHAR || kind == U_SURROGATE ||
         U_IS_UNICODE_NONCHAR(c);
}

}  // namespace

std::string clean_word(std::u16string_view text) {
  const icu::UnicodeString source(text.data(), static_cast<int32_t>(text.size()));
  icu::UnicodeString kept;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i);
    if (!unwanted(c)) kept.append(c);
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_SUCCESS(status)) kept = nfc->normalize(kept, status);
  std::string utf8;
  return kept.toUTF8String(utf8);
}

std::unique_ptr<poppler::document> open_for_words(BytesView bytes, const std::string& password) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return nullptr;
  poppler::set_debug_error_function(say_nothing, nullptr);
  const auto encodings =
      password.empty() ? std::vector<std::string>{password} : QUtil::possible_repaired_encodings(password);
  for (const std::string& encoded : encodings) {
    std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(
        as_chars(bytes).data(), static_cast<int>(bytes.size()), encoded, encoded));
    if (document != nullptr && !document->is_locked()) return document;
  }
  return nullptr;
}

std::vector<PdfWord> embedded_words(const poppler::document& document, int index) {
  std::vector<PdfWord> words;
  const std::unique_ptr<poppler::page> page(document.create_page(index));
  if (page == nullptr) return words;
  VisualText order;
  for (const poppler::text_box& box : page->text_list(poppler::page::text_list_include_font)) {
    PdfWord word = word_of(box, order);
    if (!word.text.empty()) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace ocrchat
