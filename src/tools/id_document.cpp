#include "tools/id_document.hpp"

#include <boost/json.hpp>

#include "tools/field_json.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

constexpr std::size_t kShortestZoneLine = 28;

/// Where the characters [begin, end) of a zone's line stand in the text it was read from.
std::pair<std::size_t, std::size_t> bytes_of(const std::string& text, int begin, int end) {
  std::size_t from = text.size();
  std::size_t to = 0;
  int place = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool pair = text.compare(at, 2, "«") == 0;
    if (text[at] == ' ') continue;
    const int width = pair ? 2 : 1;
    const std::size_t bytes = pair ? 2 : 1;
    if (place < end && place + width > begin) {
      from = std::min(from, at);
      to = at + bytes;
    }
    place += width;
    at += bytes - 1;
  }
  return {from, to};
}

bool is_date_field(Label label) {
  return label == Label::birth_date || label == Label::expiry_date || label == Label::issue_date;
}

}  // namespace

IdDocumentExtractor::IdDocumentExtractor(int year)
    : year_(year),
      matcher_({Label::surname, Label::given_names, Label::full_name, Label::birth_date, Label::birth_place,
                Label::sex, Label::nationality, Label::document_number, Label::expiry_date, Label::issue_date,
                Label::authority, Label::address}) {}

void IdDocumentExtractor::add(const Page& page) {
  const PageView view = view_of(page);
  conventions_.add(view);
  read_labels(view);
  if (!mrz_) read_zone(view);
}

void IdDocumentExtractor::read_labels(const PageView& view) {
  const LabelPlaces places(view, matcher_);
  for (const PlacedLabel& label : places.labels()) {
    const bool parted = label.after.begin >= label.after.end || label.after.begin > label.match.end;
    if (!parted) continue;
    auto value = value_of(label, [&](const ValuePlace& place) -> std::optional<RawValue> {
      if (place.end - place.begin > 80) return std::nullopt;
      if (is_date_field(label.match.label)) return date_in(place, view.page);
      if (label.match.label == Label::document_number) return identifier_in(place, view.page);
      return text_in(place, view.page);
    });
    if (value) book_.offer(label.match.label, std::move(*value));
  }
}

void IdDocumentExtractor::read_zone(const PageView& view) {
  std::vector<std::string> lines;
  std::vector<TextPiece> pieces;
  const auto parse = [&] {
    for (std::size_t from = 0; from < lines.size() && !mrz_; ++from) {
      mrz_ = parse_mrz({lines.begin() + static_cast<long>(from), lines.end()});
      if (mrz_) zone_.assign(pieces.begin() + static_cast<long>(from), pieces.end());
    }
    lines.clear();
    pieces.clear();
  };
  for (const PieceRow& row : view.rows) {
    TextPiece whole = joined(row);
    std::string line = mrz_line(whole.text);
    if (line.size() < kShortestZoneLine) {
      parse();
      continue;
    }
    lines.push_back(std::move(line));
    pieces.push_back(std::move(whole));
  }
  parse();
  zone_page_ = view.page;
}

json::value IdDocumentExtractor::zone_json(const MrzField& field) const {
  if (field.value.empty()) return nullptr;
  const TextPiece& line = zone_[static_cast<std::size_t>(field.line)];
  const auto [begin, end] = bytes_of(line.text, field.begin, field.end);
  return field_json(json::value(field.value), proof_of(line, begin, end, zone_page_));
}

json::value IdDocumentExtractor::zone_date_json(const MrzField& field, bool birth) const {
  json::value result = zone_json(field);
  if (result.is_null()) return result;
  const auto date = mrz_date(field.value, birth, year_);
  result.as_object()["value"] = date ? json::value(*date) : json::value(nullptr);
  return result;
}

json::array IdDocumentExtractor::checks_json() const {
  const Mrz none;
  const Mrz& mrz = mrz_ ? *mrz_ : none;
  return {check_json("mrz_number", mrz.number_valid), check_json("mrz_birth_date", mrz.birth_date_valid),
          check_json("mrz_expiry_date", mrz.expiry_date_valid),
          check_json("mrz_composite", mrz.composite_valid)};
}

json::object IdDocumentExtractor::finish() {
  const Mrz none;
  const Mrz& mrz = mrz_ ? *mrz_ : none;
  const auto text = [&](const MrzField& field, Label label) {
    json::value value = zone_json(field);
    return value.is_null() ? text_json(book_.best(label)) : value;
  };
  const auto date = [&](const MrzField& field, Label label, bool birth) {
    json::value value = zone_date_json(field, birth);
    const bool none_there = value.is_null() || value.at("value").is_null();
    return none_there ? date_json(book_.best(label), conventions_) : value;
  };
  json::object data;
  data["mrz_format"] = mrz_ ? json::value(mrz.format) : json::value(nullptr);
  data["document_code"] = zone_json(mrz.document_code);
  data["issuer"] = zone_json(mrz.issuer);
  data["document_number"] = text(mrz.number, Label::document_number);
  data["surname"] = text(mrz.surname, Label::surname);
  data["given_names"] = text(mrz.given_names, Label::given_names);
  data["full_name"] = text_json(book_.best(Label::full_name));
  data["nationality"] = text(mrz.nationality, Label::nationality);
  data["sex"] = text(mrz.sex, Label::sex);
  data["birth_date"] = date(mrz.birth_date, Label::birth_date, true);
  data["birth_place"] = text_json(book_.best(Label::birth_place));
  data["issue_date"] = date_json(book_.best(Label::issue_date), conventions_);
  data["expiry_date"] = date(mrz.expiry_date, Label::expiry_date, false);
  data["authority"] = text_json(book_.best(Label::authority));
  data["address"] = text_json(book_.best(Label::address));
  data["optional_data"] = zone_json(mrz.optional_data);
  data["checks"] = checks_json();
  return data;
}

}  // namespace ocrchat
