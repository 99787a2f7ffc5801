#pragma once

#include <boost/json/array.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tools/extractor.hpp"
#include "tools/label_places.hpp"
#include "tools/value_kinds.hpp"

namespace ocrchat {

/// Who a card is of and how to reach them. E-mail, phones and website by their form; the rest by labels, by
/// what titles and companies are called, and by the address of the e-mail.
class BusinessCardExtractor final : public Extractor {
 public:
  BusinessCardExtractor();
  void add(const Page& page) override;
  boost::json::object finish() override;

 private:
  struct CardLine {
    TextPiece piece;
    int page = 0;
    bool contact = false;  ///< has an e-mail, a phone or a website
  };

  void read_contacts(CardLine& line);
  void read_phones(CardLine& line);
  boost::json::array addresses() const;
  const CardLine* title() const;
  const CardLine* company(const CardLine* title) const;
  const CardLine* name(const CardLine* title, const CardLine* company) const;
  boost::json::value line_json(const CardLine* line) const;

  LabelMatcher labels_;
  std::vector<CardLine> lines_;
  boost::json::array e_mails_;
  boost::json::array phones_;
  boost::json::array websites_;
  std::vector<std::string> domains_;
  std::vector<std::string> mailboxes_;
};

}  // namespace ocrchat
