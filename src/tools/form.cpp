#include "tools/form.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "tools/check_boxes.hpp"
#include "tools/field_json.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestLabel = 60;
constexpr std::size_t kMostLabelWords = 8;
constexpr std::size_t kNone = std::u32string_view::npos;

bool has_letter(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), is_letter);
}

/// Where the colon is that ends a label; not one of a time or an address. kNone if there is none.
std::size_t colon_of(std::u32string_view text) {
  for (std::size_t at = text.find(U':'); at != kNone; at = text.find(U':', at + 1)) {
    const bool time =
        at > 0 && at + 1 < text.size() && is_ascii_digit(text[at - 1]) && is_ascii_digit(text[at + 1]);
    if (!time && text.substr(at, 3) != U"://") return at;
  }
  return kNone;
}

bool may_be_label(std::u32string_view text) {
  const auto spaces = static_cast<std::size_t>(std::count(text.begin(), text.end(), U' '));
  return !text.empty() && text.size() <= kLongestLabel && spaces < kMostLabelWords && has_letter(text);
}

json::value proof_json(const std::optional<Proof>& proof) {
  return proof ? json::value(field_json(json::value(proof->quote), *proof)) : json::value(nullptr);
}

std::optional<Proof> proof_or_nothing(ValuePlace place, int page) {
  place = stripped(place);
  if (place.begin >= place.end) return std::nullopt;
  return proof_of(place, page);
}

bool is_value(const TextPiece& piece) {
  return colon_of(piece.folded.text) == kNone && check_boxes_in(piece.text).empty();
}

/// Whether a label that stands alone in its row has its value in the row beneath.
bool continues_below(const PieceRow& row, const PieceRow& next) {
  const int height = row.box.height();
  return row.pieces.size() == 1 && next.pieces.size() == 1 && next.table == row.table &&
         is_value(next.pieces[0]) && next.box.y0 - row.box.y1 < height &&
         std::abs(next.box.x0 - row.box.x0) < 4 * height;
}

bool is_pair_of_cells(const PieceRow& row) {
  return row.table >= 0 && row.pieces.size() == 2 && !row.pieces[0].header &&
         may_be_label(row.pieces[0].folded.text) && is_value(row.pieces[1]);
}

}  // namespace

void FormExtractor::add(const Page& page) {
  PageView view = view_of(page);
  for (PieceRow& row : view.rows) {
    if (view.right_to_left && row.table < 0) std::reverse(row.pieces.begin(), row.pieces.end());
  }
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    const PieceRow* next = i + 1 < view.rows.size() ? &view.rows[i + 1] : nullptr;
    add_row(view.rows[i], next, view.page);
  }
}

/// "Label: value" in one piece, "Label:" with the value in the next piece or beneath it, and rows of two
/// cells of which the first is no header.
void FormExtractor::add_row(const PieceRow& row, const PieceRow* next, int page) {
  for (std::size_t i = 0; i < row.pieces.size(); ++i) {
    const TextPiece& piece = row.pieces[i];
    const std::u32string_view text = piece.folded.text;
    if (!check_boxes_in(piece.text).empty()) {
      add_boxes(piece, page);
    } else if (const std::size_t colon = colon_of(text);
               colon != kNone && may_be_label(text.substr(0, colon))) {
      auto value = proof_or_nothing({&piece, colon + 1, text.size()}, page);
      if (!value && i + 1 < row.pieces.size()) {
        if (is_value(row.pieces[i + 1])) value = proof_or_nothing(all_of(row.pieces[++i]), page);
      } else if (!value && next != nullptr && continues_below(row, *next)) {
        value = proof_or_nothing(all_of(next->pieces[0]), page);
      }
      add_pair(proof_of(ValuePlace{&piece, 0, colon}, page), value);
    } else if (i == 0 && is_pair_of_cells(row)) {
      add_pair(proof_of(piece, page), proof_or_nothing(all_of(row.pieces[++i]), page));
    }
  }
}

bool FormExtractor::has_room() {
  truncated_ = truncated_ || fields_.size() + boxes_.size() >= kMostRows;
  return !truncated_;
}

void FormExtractor::add_pair(const Proof& label, const std::optional<Proof>& value) {
  if (!has_room()) return;
  fields_.push_back(json::object{{"label", label.quote}, {"field", proof_json(value)}, {"page", label.page}});
}

/// The text after a box is its label; that before it, if nothing follows.
void FormExtractor::add_boxes(const TextPiece& piece, int page) {
  const std::vector<CheckBox> boxes = check_boxes_in(piece.text);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const std::size_t end = i + 1 < boxes.size() ? boxes[i + 1].begin : piece.text.size();
    const std::size_t before = i == 0 ? 0 : boxes[i - 1].end;
    Proof label = proof_of(piece, boxes[i].end, end, page);
    if (label.quote.empty() && boxes.size() == 1) label = proof_of(piece, before, boxes[i].begin, page);
    if (label.quote.empty() || !has_room()) continue;
    const Proof mark = proof_of(piece, boxes[i].begin, boxes[i].end, page);
    boxes_.push_back(json::object{
        {"label", label.quote}, {"field", field_json(json::value(boxes[i].checked), mark)}, {"page", page}});
  }
}

json::object FormExtractor::finish() {
  json::object data{{"fields", std::move(fields_)}, {"check_boxes", std::move(boxes_)}};
  if (truncated_) data["truncated"] = true;
  return data;
}

}  // namespace ocrchat
