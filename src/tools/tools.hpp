#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ocrchat {

/// Which tier a tool does best on.
enum class ToolTier { cpu, vlm, either };

/// What a tool cannot work without, beyond the page's text.
enum class ToolNeed { nothing, vision_model, text_model, translator, schema };

/// What is made of the read pages.
enum class ToolOutcome {
  none,            ///< the document as it is
  tables,          ///< all tables as rows
  invoice,         ///< fields of an invoice
  receipt,         ///< fields of a receipt
  form,            ///< pairs of label and value
  bank_statement,  ///< rows of bookings
  business_card,   ///< who, and how to reach them
  id_document,     ///< machine-readable zone, and fields by their labels
  custom,          ///< what the caller's schema asks for
  summary,         ///< a text, by a model
  translation,     ///< a text, by a translator
};

/// One row of the table of tools: a preset of what is asked for and what becomes of it.
struct Tool {
  std::string_view slug;         ///< a promise to clients
  std::string_view name;         ///< as a person reads it
  std::string_view description;  ///< one line
  ToolTier tier;
  ToolNeed need;
  ToolOutcome outcome;
  std::string_view format;  ///< of the download, where none is asked for; a name of export's table
  bool yields_data;         ///< the job has `data`
};

/// All tools, in the order in which they are shown.
std::span<const Tool> tools();

/// Nothing if there is no such tool.
const Tool* find_tool(std::string_view slug);

/// "image-to-text, pdf-to-word …", for messages.
std::string tool_names();

std::string_view name(ToolTier tier);
std::string_view name(ToolNeed need);

}  // namespace ocrchat
