#include "export/docx_parts.hpp"

#include <algorithm>

#include "export/xml.hpp"

namespace ocrchat {
namespace {

constexpr std::string_view kContentTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/styles.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>)"
    R"(<Override PartName="/word/numbering.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>)"
    R"(<Override PartName="/word/settings.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>)"
    R"(<Override PartName="/docProps/core.xml" )"
    R"(ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
    R"(<Override PartName="/docProps/app.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>)"
    R"(</Types>)";

constexpr std::string_view kPackageRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Target="word/document.xml" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>)"
    R"(<Relationship Id="rId2" Target="docProps/core.xml" )"
    R"(Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>)"
    R"(<Relationship Id="rId3" Target="docProps/app.xml" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"/>)"
    R"(</Relationships>)";

constexpr std::string_view kDocumentRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Target="styles.xml" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/>)"
    R"(<Relationship Id="rId2" Target="numbering.xml" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"/>)"
    R"(<Relationship Id="rId3" Target="settings.xml" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings"/>)"
    R"(</Relationships>)";

constexpr std::string_view kApp =
    R"(<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">)"
    R"(<Application>ocrchat</Application></Properties>)";

// Mode 15 is Word 2013 and later; without it Word opens the file in compatibility mode.
constexpr std::string_view kSettings =
    R"(<w:compat><w:compatSetting w:name="compatibilityMode" )"
    R"(w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>)"
    R"(<m:mathPr xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">)"
    R"(<m:mathFont m:val="Cambria Math"/></m:mathPr>)";

constexpr std::string_view kFixedStyles =
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)"
    R"(<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">)"
    R"(<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>)"
    R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>)"
    R"(<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>)"
    R"(<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>)"
    R"(<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>)"
    R"(<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table CellGrid"/><w:basedOn w:val="TableNormal"/>)"
    R"(<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(<w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(<w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>)"
    R"(<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="240"/></w:pPr>)"
    R"(<w:rPr><w:sz w:val="52"/><w:szCs w:val="52"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/>)"
    R"(<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="60"/><w:ind w:left="720"/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/>)"
    R"(<w:next w:val="Normal"/><w:qFormat/><w:rPr><w:i/><w:iCs/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>)"
    R"(<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="SourceCode"><w:name w:val="Source Code"/><w:basedOn w:val="Normal"/>)"
    R"(<w:qFormat/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>)"
    R"(<w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>)";

bool begins(std::string_view tag, std::string_view language) {
  return tag == language ||
         (tag.starts_with(language) && tag.size() > language.size() && tag[language.size()] == '-');
}

bool is_right_to_left_tag(std::string_view tag) {
  for (const std::string_view language :
       {"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "syr", "ckb"}) {
    if (begins(tag, language)) return true;
  }
  return false;
}

/// The tag of an East Asian language as Word knows it; empty for others.
std::string_view east_asian_tag(std::string_view tag) {
  if (begins(tag, "zh")) return tag.find("Hant") != std::string_view::npos ? "zh-TW" : "zh-CN";
  if (begins(tag, "ja")) return "ja-JP";
  if (begins(tag, "ko")) return "ko-KR";
  return {};
}

std::string_view east_asian_font(std::string_view tag) {
  const std::string_view known = east_asian_tag(tag);
  if (known == "zh-TW") return "PMingLiU";
  if (known == "ja-JP") return "MS Mincho";
  if (known == "ko-KR") return "Malgun Gothic";
  return "SimSun";
}

std::string word_part(std::string_view root, const std::string& content) {
  std::string result(kXmlHead);
  result += "<w:";
  result += root;
  result += " xmlns:w=\"";
  result += kWordNamespace;
  return result + "\">" + content + "</w:" + std::string(root) + ">";
}

std::string heading_style(int level) {
  const std::string number = std::to_string(level);
  const std::string size = std::to_string(std::max(36 - 4 * (level - 1), 22));
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + docx_style::heading(level) +
         "\"><w:name w:val=\"heading " + number +
         "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/>" +
         "<w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"" +
         std::to_string(level - 1) + "\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val=\"" + size +
         "\"/><w:szCs w:val=\"" + size + "\"/></w:rPr></w:style>";
}

std::string styles(const std::string& language) {
  std::string content =
      "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"";
  content += east_asian_font(language);
  content += "\" w:cs=\"Arial\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>" + docx_language(language) +
             "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:pPrDefault>"
             "</w:docDefaults>";
  content += kFixedStyles;
  for (int level = 1; level <= 6; ++level) content += heading_style(level);
  return word_part("styles", content);
}

std::string numbering() {
  constexpr std::string_view kSigns[] = {"•", "◦", "▪"};
  std::string content = "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>";
  for (int level = 0; level < 9; ++level) {
    content += "<w:lvl w:ilvl=\"" + std::to_string(level) +
               "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"";
    content += kSigns[level % 3];
    content += "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" + std::to_string(720 + 360 * level) +
               "\" w:hanging=\"360\"/></w:pPr></w:lvl>";
  }
  return word_part("numbering",
                   content + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
}

// No dates: the same document gives the same bytes.
std::string core(const std::string& title) {
  return std::string(kXmlHead) +
         "<cp:coreProperties "
         "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
         xml_escaped(title) + "</dc:title></cp:coreProperties>";
}

}  // namespace

std::string docx_style::heading(int level) {
  return "Heading" + std::to_string(level);
}

std::string docx_language(std::string_view tag) {
  const bool is_tag = !tag.empty() && std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!is_tag) return {};
  std::string attribute = "w:val";
  if (is_right_to_left_tag(tag)) attribute = "w:bidi";
  if (const std::string_view known = east_asian_tag(tag); !known.empty()) {
    attribute = "w:eastAsia";
    tag = known;
  }
  return "<w:lang " + attribute + "=\"" + std::string(tag) + "\"/>";
}

std::vector<DocxPart> docx_parts(const std::string& title, const std::string& language) {
  const auto plain = [](std::string_view content) { return std::string(kXmlHead).append(content); };
  return {{"[Content_Types].xml", plain(kContentTypes)},
          {"_rels/.rels", plain(kPackageRelations)},
          {"docProps/core.xml", core(title)},
          {"docProps/app.xml", plain(kApp)},
          {"word/_rels/document.xml.rels", plain(kDocumentRelations)},
          {"word/styles.xml", styles(language)},
          {"word/numbering.xml", numbering()},
          {"word/settings.xml", word_part("settings", std::string(kSettings))}};
}

}  // namespace ocrchat
