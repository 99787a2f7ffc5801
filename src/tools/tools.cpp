#include "tools/tools.hpp"

#include <algorithm>
#include <array>

namespace ocrchat {
namespace {

using enum ToolOutcome;
constexpr ToolTier kCpu = ToolTier::cpu;
constexpr ToolTier kVlm = ToolTier::vlm;
constexpr ToolTier kEither = ToolTier::either;
constexpr ToolNeed kNothing = ToolNeed::nothing;

constexpr std::array kTools{
    Tool{"image-to-text", "Image to text", "The text of pictures and scans", kEither, kNothing, none, "txt",
         false},
    Tool{"pdf-to-word", "PDF to Word", "A Word document with headings, lists and tables", kEither, kNothing,
         none, "docx", false},
    Tool{"searchable-pdf", "Searchable PDF", "The original pages with their words beneath them", kCpu,
         kNothing, none, "pdf", false},
    Tool{"handwriting-to-text", "Handwriting to text", "The text of handwritten pages", kVlm,
         ToolNeed::vision_model, none, "txt", false},
    Tool{"extract-tables", "Extract tables", "All tables as rows", kEither, kNothing, tables, "csv", true},
    Tool{"math-to-latex", "Math to LaTeX", "Pages with their formulas as LaTeX", kVlm, ToolNeed::vision_model,
         none, "md", false},
    Tool{"translate", "Translate", "The document in another language, its layout kept", kEither,
         ToolNeed::translator, translation, "md", false},
    Tool{"summarize", "Summarize", "What the document says, in short", kEither, ToolNeed::text_model, summary,
         "md", true},
    Tool{"invoice-to-json", "Invoice to JSON",
         "Parties, dates, line items, taxes and totals of an invoice, checked", kEither, kNothing, invoice,
         "json", true},
    Tool{"receipt-to-json", "Receipt to JSON", "Merchant, time, items, taxes and total of a receipt, checked",
         kEither, kNothing, receipt, "json", true},
    Tool{"form-to-json", "Form to JSON", "Labels with their values, and check boxes", kEither, kNothing, form,
         "json", true},
    Tool{"bank-statement-to-csv", "Bank statement to CSV", "The bookings of a statement, its balance checked",
         kEither, kNothing, bank_statement, "csv", true},
    Tool{"business-card", "Business card", "Name, company, and how to reach them", kEither, kNothing,
         business_card, "json", true},
    Tool{"id-document", "Identity document",
         "Passport or card: its machine-readable zone, check digits checked", kEither, kNothing, id_document,
         "json", true},
    Tool{"extract", "Extract", "The fields of a JSON Schema of yours", kEither, ToolNeed::schema, custom,
         "json", true},
};

}  // namespace

std::span<const Tool> tools() {
  return kTools;
}

const Tool* find_tool(std::string_view slug) {
  const auto* found =
      std::find_if(kTools.begin(), kTools.end(), [slug](const Tool& each) { return each.slug == slug; });
  return found == kTools.end() ? nullptr : found;
}

std::string tool_names() {
  std::string result;
  for (const Tool& tool : kTools) {
    if (!result.empty()) result += ", ";
    result += tool.slug;
  }
  return result;
}

std::string_view name(ToolTier tier) {
  constexpr std::array<std::string_view, 3> kNames{"cpu", "vlm", "either"};
  return kNames[static_cast<std::size_t>(tier)];
}

std::string_view name(ToolNeed need) {
  constexpr std::array<std::string_view, 5> kNames{"nothing", "vision_model", "text_model", "translator",
                                                   "schema"};
  return kNames[static_cast<std::size_t>(need)];
}

}  // namespace ocrchat
