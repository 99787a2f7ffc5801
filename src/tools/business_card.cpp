#include "tools/business_card.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/utf8.hpp"
#include "tools/card_words.hpp"
#include "tools/contacts.hpp"
#include "tools/field_json.hpp"
#include "tools/parties.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

/// A card has few lines; more of them are another kind of document.
constexpr std::size_t kMostLines = 200;

json::object span_json(const TextPiece& piece, TextSpan span, int page) {
  const Proof proof = proof_of(piece, span.begin, span.end, page);
  return field_json(json::value(proof.quote), proof);
}

/// Folded letters without spaces and marks: "Müller & Co" is "mullerco".
std::string squeezed(std::u32string_view text) {
  std::u32string result;
  std::copy_if(text.begin(), text.end(), std::back_inserter(result), is_letter);
  return to_utf8(result);
}

/// How many words of a line a mailbox like "anna.weber" or "aweber" has.
int words_in(const std::string& mailbox, std::u32string_view line) {
  int count = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(U' ', at), line.size());
    const std::string word = squeezed(line.substr(at, end - at));
    if (word.size() > 2 && mailbox.find(word) != std::string::npos) ++count;
    at = end + 1;
  }
  return count;
}

}  // namespace

BusinessCardExtractor::BusinessCardExtractor()
    : labels_({Label::phone, Label::mobile, Label::fax, Label::address}) {}

void BusinessCardExtractor::add(const Page& page) {
  const PageView view = view_of(page);
  for (const PieceRow& row : view.rows) {
    for (const TextPiece& piece : row.pieces) {
      if (lines_.size() >= kMostLines) return;
      lines_.push_back({piece, view.page, false});
      read_contacts(lines_.back());
    }
  }
}

void BusinessCardExtractor::read_contacts(CardLine& line) {
  const TextPiece& piece = line.piece;
  for (const TextSpan span : e_mails_in(piece.text)) {
    const std::string mail = ascii_lower(piece.text.substr(span.begin, span.end - span.begin));
    const std::size_t at = mail.find('@');
    mailboxes_.push_back(mail.substr(0, at));
    domains_.push_back(mail.substr(at + 1, mail.rfind('.') - at - 1));
    e_mails_.push_back(span_json(piece, span, line.page));
    line.contact = true;
  }
  for (const TextSpan span : websites_in(piece.text)) {
    websites_.push_back(span_json(piece, span, line.page));
    line.contact = true;
  }
  read_phones(line);
}

/// With the kind that the label before it says.
void BusinessCardExtractor::read_phones(CardLine& line) {
  const TextPiece& piece = line.piece;
  const auto labels = labels_.matches(piece.folded);
  for (const TextSpan span : phones_in(piece.text)) {
    std::string_view kind = "phone";
    for (const LabelMatch& label : labels) {
      if (piece.folded.byte(label.begin) > span.begin) break;
      kind = label.label == Label::fax ? "fax" : label.label == Label::mobile ? "mobile" : "phone";
    }
    json::object phone = span_json(piece, span, line.page);
    phone["kind"] = kind;
    phones_.push_back(std::move(phone));
    line.contact = true;
  }
}

const BusinessCardExtractor::CardLine* BusinessCardExtractor::title() const {
  for (const CardLine& line : lines_) {
    if (!line.contact && names_position(line.piece.folded) && !names_company(line.piece.folded)) return &line;
  }
  return nullptr;
}

const BusinessCardExtractor::CardLine* BusinessCardExtractor::company(const CardLine* title) const {
  for (const CardLine& line : lines_) {
    if (!line.contact && &line != title && names_company(line.piece.folded)) return &line;
  }
  for (const CardLine& line : lines_) {
    const std::string text = squeezed(line.piece.folded.text);
    const bool fits = std::any_of(domains_.begin(), domains_.end(), [&](const std::string& domain) {
      return text.size() > 2 && squeezed(to_utf32(domain)) == text;
    });
    if (!line.contact && &line != title && fits) return &line;
  }
  return nullptr;
}

/// The line most like the mailbox; else the first that looks like a name.
const BusinessCardExtractor::CardLine* BusinessCardExtractor::name(const CardLine* title,
                                                                   const CardLine* company) const {
  const CardLine* best = nullptr;
  int most = -1;
  for (const CardLine& line : lines_) {
    const bool other = line.contact || &line == title || &line == company || is_of_address(line.piece.folded);
    if (other || !may_be_name(line.piece.folded)) continue;
    int likeness = 0;
    for (const std::string& mailbox : mailboxes_) likeness += words_in(mailbox, line.piece.folded.text);
    if (likeness > most) best = &line;
    most = std::max(most, likeness);
  }
  return best;
}

json::array BusinessCardExtractor::addresses() const {
  json::array result;
  for (const CardLine& line : lines_) {
    if (line.contact || !is_of_address(line.piece.folded)) continue;
    const auto labels = labels_.matches(line.piece.folded);
    const bool labelled = !labels.empty() && labels[0].begin == 0 && labels[0].label == Label::address;
    const ValuePlace place =
        stripped({&line.piece, labelled ? labels[0].end : std::size_t{0}, line.piece.folded.text.size()});
    const Proof proof = proof_of(place, line.page);
    result.push_back(field_json(json::value(proof.quote), proof));
  }
  return result;
}

json::value BusinessCardExtractor::line_json(const CardLine* line) const {
  if (line == nullptr) return nullptr;
  const Proof proof = proof_of(line->piece, line->page);
  return field_json(json::value(proof.quote), proof);
}

json::object BusinessCardExtractor::finish() {
  const CardLine* position = title();
  const CardLine* firm = company(position);
  json::object data;
  data["name"] = line_json(name(position, firm));
  data["title"] = line_json(position);
  data["company"] = line_json(firm);
  data["e_mails"] = std::move(e_mails_);
  data["phones"] = std::move(phones_);
  data["websites"] = std::move(websites_);
  data["address"] = addresses();
  return data;
}

}  // namespace ocrchat
