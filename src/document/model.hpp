#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a document says, once it is read. Plain values, no pointers between them; the order of a vector is
/// reading order. Everything downstream (exports, chat, translation) sees only this.
namespace ocrchat {

/// Version of the JSON form of these types; raised when a reader of the old form would misread the new one.
inline constexpr int kSchemaVersion = 1;

/// A rectangle in pixels of the upright page image: origin top left, x1 and y1 exclusive.
struct Box {
  int x0 = 0;
  int y0 = 0;
  int x1 = 0;
  int y1 = 0;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  auto operator<=>(const Box&) const = default;
};

/// The smallest box that holds both; an empty box holds nothing.
Box united(const Box& a, const Box& b);

/// Where a word's text comes from.
enum class Origin {
  recognised,  ///< read from the pixels
  embedded,    ///< taken from the file (a born-digital PDF)
  generated,   ///< a vision model's text
  aligned,     ///< a vision model's text with a box found for it
  corrected,   ///< put right by hand
};

struct Style {
  bool bold = false;
  bool italic = false;
  double font_size = 0;  ///< in pixels of the page image; 0 if unknown
  bool operator==(const Style&) const = default;
};

struct Word {
  std::string text;  ///< UTF-8, logical order, no white space inside
  Box box;
  std::optional<double> confidence;  ///< 0..1; absent where the engine gives none
  std::optional<Style> style;
  Origin origin = Origin::recognised;
  /// True if no space parts this word from the next one on its line (scripts written without spaces).
  bool joined = false;
  bool operator==(const Word&) const = default;
};

struct Line {
  Box box;
  std::optional<int> baseline;  ///< y of the baseline at the line's middle
  std::vector<Word> words;      ///< in logical order
  std::optional<double> confidence;
  bool operator==(const Line&) const = default;
};

struct Text {
  std::vector<Line> lines;
  bool operator==(const Text&) const = default;
};

struct Cell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  bool header = false;
  Box box;
  std::vector<Line> lines;
  bool operator==(const Cell&) const = default;
};

struct Table {
  int rows = 0;
  int columns = 0;
  std::vector<Cell> cells;  ///< by row, then column; empty cells may be left out
  bool ruled = false;       ///< drawn with lines
  bool operator==(const Table&) const = default;
};

struct Picture {
  bool operator==(const Picture&) const = default;
};

struct Formula {
  std::string latex;
  std::vector<Line> lines;
  bool operator==(const Formula&) const = default;
};

enum class BlockKind {
  title,
  heading,
  paragraph,
  list_item,
  table,
  picture,
  formula,
  code,
  caption,
  footnote,
  page_header,
  page_footer,
  form_field,
  separator,
};

/// Whether a block belongs to the text itself or is furniture of the page (running heads, page numbers).
enum class Layer { body, furniture };

struct Block {
  std::string id;  ///< unique in the document, "p<page>b<number>"
  BlockKind kind = BlockKind::paragraph;
  Box box;
  std::optional<int> level;  ///< of a heading (1..6) or of a list item's nesting (1..)
  bool continues =
      false;  ///< the text goes on in the next block of the same kind (over a column or page break)
  Layer layer = Layer::body;
  std::optional<std::string> language;  ///< BCP 47
  std::optional<double> confidence;
  std::variant<Text, Table, Picture, Formula> content;
  bool operator==(const Block&) const = default;
};

/// Something that went less than well and that the user should know.
struct Warning {
  std::string code;     ///< a name of the error table, or one of the pipeline's own (docs/api.md lists them)
  std::string message;  ///< one sentence
  std::optional<int> page;
  bool operator==(const Warning&) const = default;
};

struct Page {
  int index = 0;  ///< from 0, in the source file
  int width = 0;  ///< of the upright page image, in pixels
  int height = 0;
  double dpi = 0;  ///< pixels per inch of the page image; 0 if unknown
  /// Degrees clockwise by which the page was turned to stand upright, beyond what the file itself says: 0,
  /// 90, 180, 270.
  int rotation = 0;
  std::optional<std::string> language;  ///< BCP 47, of most of the text
  std::optional<double> confidence;     ///< mean over words, weighted by their length
  Origin origin = Origin::recognised;   ///< of most of the words
  std::vector<Block> blocks;
  std::vector<Warning> warnings;
  bool operator==(const Page&) const = default;
};

struct Source {
  std::string name;        ///< file name as the client gave it
  std::string media_type;  ///< told from the content
  std::int64_t bytes = 0;
  std::string sha256;  ///< lower-case hex
  bool operator==(const Source&) const = default;
};

struct Document {
  int schema_version = kSchemaVersion;
  Source source;
  std::vector<std::string> languages;  ///< BCP 47, commonest first
  std::vector<Page> pages;
  std::vector<Warning> warnings;
  bool operator==(const Document&) const = default;
};

}  // namespace ocrchat
