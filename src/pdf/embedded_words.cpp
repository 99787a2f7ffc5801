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
#include "document/directions.hpp"
#include "pdf/lam_alef.hpp"
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
  word.font = box.get_font_name();
  const std::string name = ascii_lower(word.font);
  word.bold = contains_any(name, {"bold", "black", "heavy", "-demi"});
  word.italic = contains_any(name, {"italic", "oblique", "kursiv"});
}

// Poppler's words hold right-to-left text from left to right; turning it round a second time restores it.
std::string turned_round(const std::string& text, VisualText& order) {
  std::string turned;
  for (const std::u16string& cluster : order.clusters(text)) {
    icu::UnicodeString(cluster.data(), static_cast<int32_t>(cluster.size())).toUTF8String(turned);
  }
  return turned;
}

/// A stretch of one of poppler's words that runs in one direction, as it stands from left to right.
struct Stretch {
  Direction direction = Direction::neutral;
  std::u32string text;
  double x0 = 0;
  double x1 = 0;
};

bool runs_left(Direction d) {
  return d == Direction::left || d == Direction::number;
}

/// What stands between two letters of the same direction belongs to them; other marks stand for themselves,
/// for on which side of the word they are read is for the line to say.
void join_inner_marks(std::vector<Stretch>& stretches) {
  const auto alike = [](Direction a, Direction b) {
    return (runs_left(a) && runs_left(b)) || (a == Direction::right && b == Direction::right);
  };
  std::vector<Stretch> joined;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const bool next_to_last = !joined.empty() && alike(joined.back().direction, stretches[i].direction);
    std::size_t next = i;  // behind the marks
    while (next < stretches.size() && stretches[next].direction == Direction::neutral) ++next;
    const bool between = !joined.empty() && next > i && next < stretches.size() &&
                         alike(joined.back().direction, stretches[next].direction);
    if (!next_to_last && !between) {
      joined.push_back(std::move(stretches[i]));
      continue;
    }
    joined.back().text += stretches[i].text;
    joined.back().x0 = std::min(joined.back().x0, stretches[i].x0);
    joined.back().x1 = std::max(joined.back().x1, stretches[i].x1);
  }
  stretches = std::move(joined);
}

bool is_mark(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

std::vector<PlacedLetter> letters_of(const poppler::text_box& box) {
  const poppler::ustring utf16 = box.text();
  const std::u16string units(utf16.begin(), utf16.end());
  const icu::UnicodeString text(false, units.data(), static_cast<int32_t>(units.size()));
  std::vector<PlacedLetter> letters;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const poppler::rectf rect = box.char_bbox(letters.size());
    letters.push_back({static_cast<char32_t>(text.char32At(i)), rect.left(), rect.right()});
  }
  return letters;
}

std::vector<Stretch> stretches_of(const std::vector<PlacedLetter>& letters) {
  std::vector<Stretch> stretches;
  for (const PlacedLetter& letter : letters) {
    if (is_mark(letter.code) && !stretches.empty()) {
      stretches.back().text += letter.code;
    } else {
      stretches.push_back({direction_of(letter.code), {letter.code}, letter.x0, letter.x1});
    }
  }
  join_inner_marks(stretches);
  return stretches;
}

std::string logical(const Stretch& stretch, VisualText& order) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(to_utf8(stretch.text));
  const std::string clean =
      clean_word(std::u16string_view(text.getBuffer(), static_cast<std::size_t>(text.length())));
  return stretch.direction == Direction::right ? turned_round(clean, order) : clean;
}

/// The word in stretches of one direction each.
void add_parted(const std::vector<PlacedLetter>& letters, const PdfWord& word, VisualText& order,
                std::vector<PdfWord>& words) {
  const std::vector<Stretch> stretches = stretches_of(letters);
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    PdfWord part = word;
    part.text = logical(stretches[i], order);
    part.x0 = stretches[i].x0;
    part.x1 = stretches[i].x1;
    part.space_after = word.space_after && i + 1 == stretches.size();
    if (!part.text.empty()) words.push_back(std::move(part));
  }
}

bool reads_right(const PdfWord& word) {
  return direction_of(word.text) == Direction::right;
}

/// The words of a page that has text of both directions, or may have.
std::vector<PdfWord> parted(const std::vector<poppler::text_box>& boxes, const std::vector<PdfWord>& words) {
  LamAlef shapes;
  std::vector<std::vector<PlacedLetter>> letters;
  for (std::size_t i = 0; i < words.size(); ++i) {
    letters.push_back(letters_of(boxes[i]));
    if (words[i].rotation == 0) shapes.learn(letters[i], words[i].font, words[i].font_size);
  }
  std::vector<PdfWord> result;
  VisualText order;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].rotation == 0) {
      shapes.mend(letters[i], words[i].font, words[i].font_size);
      add_parted(letters[i], words[i], order, result);
    } else {
      result.push_back(words[i]);
      if (reads_right(words[i])) result.back().text = turned_round(words[i].text, order);
    }
  }
  return result;
}

PdfWord word_of(const poppler::text_box& box) {
  const poppler::ustring text = box.text();
  const poppler::rectf rect = box.bbox();
  PdfWord word;
  word.text = clean_word(std::u16string(text.begin(), text.end()));
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
  const std::vector<poppler::text_box> boxes = page->text_list(poppler::page::text_list_include_font);
  for (const poppler::text_box& box : boxes) words.push_back(word_of(box));
  if (std::any_of(words.begin(), words.end(), reads_right)) words = parted(boxes, words);
  std::erase_if(words, [](const PdfWord& word) { return word.text.empty(); });
  return words;
}

}  // namespace ocrchat
