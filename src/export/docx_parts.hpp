#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocrchat {

/// Style ids that the document's body uses; docx_styles() defines each.
namespace docx_style {
inline constexpr std::string_view kTitle = "Title";
inline constexpr std::string_view kListParagraph = "ListParagraph";
inline constexpr std::string_view kCaption = "Caption";
inline constexpr std::string_view kFootnote = "FootnoteText";
inline constexpr std::string_view kCode = "SourceCode";
inline constexpr std::string_view kTableGrid = "TableGrid";
std::string heading(int level);
}  // namespace docx_style

/// A part of the package that is the same for every document, or small.
struct DocxPart {
  std::string name;
  std::string xml;
};

/// Everything of a WordprocessingML package but word/document.xml.
/// @param title     as the file's properties show it
/// @param language  BCP 47 of most of the text; may be empty
std::vector<DocxPart> docx_parts(const std::string& title, const std::string& language);

/// A `w:lang` element for text in a language; empty if the tag is empty or not one.
std::string docx_language(std::string_view tag);

inline constexpr std::string_view kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view kWordNamespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

}  // namespace ocrchat
