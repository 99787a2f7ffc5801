#include "tools/field_json.hpp"

#include <boost/json.hpp>

namespace ocrchat {
namespace {

namespace json = boost::json;

json::value number_json(const std::optional<Decimal>& number) {
  return number ? json::value(as_number(*number)) : json::value(nullptr);
}

}  // namespace

json::object field_json(json::value value, const Proof& proof) {
  json::object result{{"value", std::move(value)}, {"quote", proof.quote}, {"page", proof.page}};
  if (!proof.box.empty()) result["box"] = json::array{proof.box.x0, proof.box.y0, proof.box.x1, proof.box.y1};
  if (proof.confidence) result["confidence"] = *proof.confidence;
  return result;
}

json::value text_json(const std::optional<RawValue>& raw) {
  return raw ? json::value(field_json(json::value(raw->text), raw->proof)) : json::value(nullptr);
}

json::value date_json(const std::optional<RawValue>& raw, const Conventions& conventions) {
  if (!raw || !raw->date) return nullptr;
  const auto date = conventions.date(*raw->date);
  return field_json(date ? json::value(iso_date(*date)) : json::value(nullptr), raw->proof);
}

json::value money_json(const std::optional<RawValue>& raw, const Conventions& conventions) {
  if (!raw || !raw->amount) return nullptr;
  return field_json(number_json(conventions.money(*raw->amount)), raw->proof);
}

json::value quantity_json(const std::optional<RawValue>& raw, const Conventions& conventions) {
  if (!raw || !raw->amount) return nullptr;
  return field_json(number_json(conventions.quantity(*raw->amount)), raw->proof);
}

json::object check_json(std::string_view name, std::optional<bool> passed) {
  const std::string_view result = !passed ? "not_possible" : *passed ? "passed" : "failed";
  return {{"check", name}, {"result", result}};
}

}  // namespace ocrchat
