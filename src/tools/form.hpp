#pragma once

#include <boost/json/array.hpp>

#include "tools/extractor.hpp"
#include "tools/label_places.hpp"

namespace ocrchat {

/// All pairs of label and value, whatever they are: "Name: Anna", tables of two columns, form fields, and
/// boxes that are checked or not.
class FormExtractor final : public Extractor {
 public:
  void add(const Page& page) override;
  boost::json::object finish() override;

 private:
  void add_row(const PieceRow& row, const PieceRow* next, int page);
  void add_pair(const Proof& label, const std::optional<Proof>& value);
  void add_boxes(const TextPiece& piece, int page);
  bool has_room();

  boost::json::array fields_;
  boost::json::array boxes_;
  bool truncated_ = false;
};

}  // namespace ocrchat
