#include "export/omml.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/utf8.hpp"
#include "export/latex_symbols.hpp"
#include "export/xml.hpp"

namespace ocrchat {
namespace {

using Kind = MathNode::Kind;
using Face = MathFont::Face;
using Posture = MathFont::Posture;

constexpr int kDeepestElement = 180;  // libxml2 reads no deeper than 256, and the table around takes some
/// The properties of a run that stands upright, in the font of formulas.
constexpr std::string_view kStanding =
    "<m:rPr><m:nor/></m:rPr><w:rPr><w:rFonts w:ascii=\"Cambria Math\" w:hAnsi=\"Cambria Math\"/></w:rPr>";
constexpr const char* kNothing = "\u200B";  // keeps Word's box for what is missing from the page

void write(const MathNode& node, std::string& out);

std::string property(std::string_view name, std::string_view value) {
  return std::string("<m:").append(name) + " m:val=\"" + xml_escaped(value) + "\"/>";
}

std::string element(std::string_view name, const std::string& content) {
  const std::string tag = std::string("m:").append(name);
  return content.empty() ? '<' + tag + "/>" : '<' + tag + '>' + content + "</" + tag + '>';
}

std::string posture_of(const MathFont& font) {
  switch (font.posture) {
    case Posture::upright:
      return property("sty", "p");
    case Posture::bold:
      return property("sty", "b");
    case Posture::italic:
      return property("sty", "i");
    case Posture::bold_italic:
      return property("sty", "bi");
    default:
      return {};
  }
}

std::string run_properties(const MathFont& font) {
  if (font.face == Face::text) {
    std::string words;
    if (font.posture == Posture::bold) words = "<w:rPr><w:b/></w:rPr>";
    if (font.posture == Posture::italic) words = "<w:rPr><w:i/></w:rPr>";
    return "<m:rPr><m:nor/></m:rPr>" + words;
  }
  std::string result;
  if (font.face == Face::sans) result = property("scr", "sans-serif");
  if (font.face == Face::typewriter) result = property("scr", "monospace");
  result += posture_of(font);
  return result.empty() ? result : element("rPr", result);
}

/// Signs that LibreOffice would take for its own where nothing is on one side of them.
bool is_plain_sign(std::string_view text) {
  return text.size() == 1 && std::string_view("#&_^~\\`()[]").find(text.front()) != std::string_view::npos;
}

/// A name: LibreOffice has commands that are called like some ("in", "or", "sup").
bool is_name(std::string_view text, const MathFont& font) {
  return font == MathFont{Face::math, Posture::upright} && text.size() > 1 &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c == ' ' || std::isalpha(static_cast<unsigned char>(c)) != 0; });
}

void write_run(std::string_view text, const MathFont& font, std::string& out) {
  const bool stands = font.face != Face::text && (is_plain_sign(text) || is_name(text, font));
  out += "<m:r>" + (stands ? std::string(kStanding) : run_properties(font)) + "<m:t xml:space=\"preserve\">" +
         xml_escaped(text == "|" ? "\u2223" : text) + "</m:t></m:r>";
}

/// Words and the letters of a name become one run. Other runs stay apart: together they might be a command of
/// LibreOffice's.
void write_row(const std::vector<MathNode>& parts, std::string& out) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].kind != Kind::run) {
      write(parts[i], out);
      continue;
    }
    const MathFont font = parts[i].font;
    std::string text = parts[i].text;
    while (i + 1 < parts.size() && parts[i + 1].kind == Kind::run && parts[i + 1].font == font &&
           (font.face == Face::text || is_name(text + parts[i + 1].text, font)))
      text += parts[++i].text;
    write_run(text, font, out);
  }
}

bool needs_both_sides(char32_t sign) {
  return math_class(sign) == MathClass::relation || sign == U'+' || sign == U'/' ||
         (sign >= U'∈' && sign <= U'∍') || sign == U'∝' || (sign >= U'∼' && sign <= U'⊋');
}

/// The character at an end of a part, if that is a run.
char32_t sign_at(bool front, const MathNode& node) {
  if (node.kind == Kind::row && !node.parts.empty())
    return sign_at(front, front ? node.parts.front() : node.parts.back());
  const std::u32string text = to_utf32(node.kind == Kind::run ? node.text : std::string());
  return text.empty() ? U'\0' : front ? text.front() : text.back();
}

/// A part, which must show something. LibreOffice shows a mark where a relation has nothing on one of its
/// sides.
void write_whole(const MathNode& part, std::string& out) {
  if (needs_both_sides(sign_at(true, part))) write_run(kNothing, {}, out);
  const std::size_t begin = out.size();
  write(part, out);
  if (out.size() == begin) write_run(kNothing, {}, out);
  if (needs_both_sides(sign_at(false, part))) write_run(kNothing, {}, out);
}

void write_part(const char* name, const MathNode& part, std::string& out) {
  out += std::string("<m:") + name + '>';
  write_whole(part, out);
  out += std::string("</m:") + name + '>';
}

void write_fraction(const MathNode& node, std::string& out) {
  out += "<m:f>";
  if (node.kind == Kind::stack) out += element("fPr", property("type", "noBar"));
  write_part("num", node.parts[0], out);
  write_part("den", node.parts[1], out);
  out += "</m:f>";
}

void write_root(const MathNode& node, std::string& out) {
  out += "<m:rad>";
  if (node.parts[0].empty()) {
    out += element("radPr", property("degHide", "1")) + "<m:deg/>";
  } else {
    write_part("deg", node.parts[0], out);
  }
  write_part("e", node.parts[1], out);
  out += "</m:rad>";
}

void write_scripts(const MathNode& node, std::string& out) {
  const bool has_below = !node.parts[1].empty();
  const bool has_above = !node.parts[2].empty();
  const std::string name = has_below && has_above ? "sSubSup" : has_below ? "sSub" : "sSup";
  out += "<m:" + name + '>';
  write_part("e", node.parts[0], out);
  if (has_below) write_part("sub", node.parts[1], out);
  if (has_above) write_part("sup", node.parts[2], out);
  out += "</m:" + name + '>';
}

/// What stands below is written around what stands above.
void write_limits(const MathNode& node, std::string& out) {
  const bool has_below = !node.parts[1].empty();
  const bool has_above = !node.parts[2].empty();
  if (has_below) out += "<m:limLow><m:e>";
  if (has_above) {
    out += "<m:limUpp>";
    write_part("e", node.parts[0], out);
    write_part("lim", node.parts[2], out);
    out += "</m:limUpp>";
  } else {
    write_whole(node.parts[0], out);
  }
  if (!has_below) return;
  out += "</m:e>";
  write_part("lim", node.parts[1], out);
  out += "</m:limLow>";
}

/// LibreOffice loses other signs of n-ary operators: those are written as signs with limits.
bool is_known_nary(std::string_view sign) {
  constexpr auto kKnown = std::to_array<std::string_view>({"∑", "∏", "∐", "∫", "∬", "∭", "∮", "∯", "∰"});
  return std::find(kKnown.begin(), kKnown.end(), sign) != kKnown.end();
}

void write_nary(const MathNode& node, std::string& out) {
  if (!is_known_nary(node.text)) {
    MathNode sign;
    sign.kind = Kind::run;
    sign.text = node.text;
    const MathNode limits{node.stacked ? Kind::limits : Kind::scripts,    {}, {}, {}, {}, false,
                          {std::move(sign), node.parts[0], node.parts[1]}};
    const bool is_bare = node.parts[0].empty() && node.parts[1].empty();
    write(is_bare ? limits.parts[0] : limits, out);
    return write(node.parts[2], out);
  }
  std::string properties =
      property("chr", node.text) + property("limLoc", node.stacked ? "undOvr" : "subSup");
  const bool has_below = !node.parts[0].empty();
  const bool has_above = !node.parts[1].empty();
  if (!has_below) properties += property("subHide", "1");
  if (!has_above) properties += property("supHide", "1");
  out += "<m:nary>" + element("naryPr", properties);
  has_below ? write_part("sub", node.parts[0], out) : void(out += "<m:sub/>");
  has_above ? write_part("sup", node.parts[1], out) : void(out += "<m:sup/>");
  write_part("e", node.parts[2], out);
  out += "</m:nary>";
}

void write_function(const MathNode& node, std::string& out) {
  if (node.parts[1].empty()) return write(node.parts[0], out);
  out += "<m:func>";
  write_part("fName", node.parts[0], out);
  write_part("e", node.parts[1], out);
  out += "</m:func>";
}

void write_fence(const MathNode& node, std::string& out) {
  std::string properties = property("begChr", node.text);
  if (node.parts.size() > 1) properties += property("sepChr", node.between);
  properties += property("endChr", node.close);
  out += "<m:d>" + element("dPr", properties);
  for (const MathNode& piece : node.parts) write_part("e", piece, out);
  out += "</m:d>";
}

void write_around(const MathNode& node, std::string& out) {
  const auto around = [&](const char* name, const std::string& properties) {
    out += std::string("<m:") + name + '>' + properties;
    write_part("e", node.parts[0], out);
    out += std::string("</m:") + name + '>';
  };
  switch (node.kind) {
    case Kind::accent:
      return around("acc", element("accPr", property("chr", node.text)));
    case Kind::overline:
      return around("bar", element("barPr", property("pos", "top")));
    case Kind::underline:
      return around("bar", element("barPr", property("pos", "bot")));
    case Kind::over_brace:
      return around("groupChr", element("groupChrPr", property("chr", node.text) + property("pos", "top") +
                                                          property("vertJc", "bot")));
    case Kind::under_brace:
      return around("groupChr", element("groupChrPr", property("chr", node.text)));
    case Kind::phantom:
      return around("phant", element("phantPr", property("show", "0")));
    case Kind::struck:
      return around("borderBox",
                    element("borderBoxPr", property("hideTop", "1") + property("hideBot", "1") +
                                               property("hideLeft", "1") + property("hideRight", "1") +
                                               property("strikeBLTR", "1")));
    default:
      return around("borderBox", {});
  }
}

std::string column_properties(const std::string& columns) {
  std::string result;
  for (std::size_t begin = 0, end = 0; begin < columns.size(); begin = end) {
    end = std::min(columns.find_first_not_of(columns[begin], begin), columns.size());
    const char* const where = columns[begin] == 'l' ? "left" : columns[begin] == 'r' ? "right" : "center";
    result += element(
        "mc", element("mcPr", property("count", std::to_string(end - begin)) + property("mcJc", where)));
  }
  return element("mcs", result);
}

void write_matrix(const MathNode& node, std::string& out) {
  out += "<m:m>" + element("mPr", property("plcHide", "1") + column_properties(node.text));
  for (const MathNode& row : node.parts) {
    out += "<m:mr>";
    for (const MathNode& cell : row.parts) write_part("e", cell, out);
    out += "</m:mr>";
  }
  out += "</m:m>";
}

void write_lines(const MathNode& node, std::string& out) {
  out += "<m:eqArr>";
  for (const MathNode& line : node.parts) write_part("e", line, out);
  out += "</m:eqArr>";
}

void write(const MathNode& node, std::string& out) {
  switch (node.kind) {
    case Kind::row:
      return write_row(node.parts, out);
    case Kind::run:
      return write_run(node.text, node.font, out);
    case Kind::fraction:
    case Kind::stack:
      return write_fraction(node, out);
    case Kind::root:
      return write_root(node, out);
    case Kind::scripts:
      return write_scripts(node, out);
    case Kind::limits:
      return write_limits(node, out);
    case Kind::nary:
      return write_nary(node, out);
    case Kind::function:
      return write_function(node, out);
    case Kind::fence:
      return write_fence(node, out);
    case Kind::matrix:
      return write_matrix(node, out);
    case Kind::lines:
      return write_lines(node, out);
    default:
      return write_around(node, out);
  }
}

/// How deep the elements of well-formed XML nest.
int depth_of(std::string_view xml) {
  int depth = 0;
  int deepest = 0;
  for (std::size_t at = xml.find('<'); at < xml.size(); at = xml.find('<', at + 1)) {
    if (xml[at + 1] == '/') {
      --depth;
    } else if (xml[xml.find('>', at) - 1] != '/') {
      deepest = std::max(deepest, ++depth);
    }
  }
  return deepest;
}

}  // namespace

std::optional<std::string> omml(std::string_view latex, MathPlace place) {
  const auto formula = parse_latex(latex, place);
  if (!formula) return std::nullopt;
  std::string result = "<m:oMath>";
  write_whole(*formula, result);
  result += "</m:oMath>";
  if (depth_of(result) > kDeepestElement) return std::nullopt;
  return result;
}

}  // namespace ocrchat
