#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "export/latex_parser.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kMostColumns = 64;
constexpr std::size_t kMostCells = 4096;

/// A matrix, and what it stands between.
struct MatrixKind {
  std::string_view name;
  std::string_view open;
  std::string_view close;
  std::string_view columns;
};

constexpr auto kMatrices = std::to_array<MatrixKind>({
    {"matrix", {}, {}, "c"},
    {"smallmatrix", {}, {}, "c"},
    {"pmatrix", "(", ")", "c"},
    {"bmatrix", "[", "]", "c"},
    {"Bmatrix", "{", "}", "c"},
    {"vmatrix", "|", "|", "c"},
    {"Vmatrix", "‖", "‖", "c"},
    {"cases", "{", "", "l"},
    {"dcases", "{", "", "l"},
    {"rcases", "", "}", "l"},
});

/// Environments of lines, or of lines lined up at their signs of relation.
constexpr auto kLines = std::to_array<std::string_view>(
    {"align", "alignat", "aligned", "alignedat", "displaymath", "eqnarray", "equation", "flalign", "gather",
     "gathered", "math", "multline", "split", "subarray", "subequations"});

/// The columns of {@{}l|c@{}r}: l, c and r.
std::string columns_of(std::u32string_view source) {
  std::string result;
  int braces = 0;
  for (const char32_t c : source) {
    braces += c == U'{' ? 1 : c == U'}' ? -1 : 0;
    if (braces == 0 && (c == U'l' || c == U'c' || c == U'r')) result += static_cast<char>(c);
  }
  return result.empty() ? "c" : result;
}

bool has_argument(std::string_view name) {
  return name == "array" || name == "alignat" || name == "alignedat" || name == "subarray";
}

}  // namespace

MathNode LatexParser::environment() {
  expect(source_.peek() == U'{');
  const std::string name = to_utf8(source_.take_raw(U'{', U'}'));
  const std::string plain = name.ends_with('*') ? name.substr(0, name.size() - 1) : name;
  source_.skip_length();
  MathNode result = environment_of(plain);
  expect(source_.take_command("end") && source_.peek() == U'{');
  expect(to_utf8(source_.take_raw(U'{', U'}')) == name);
  return result;
}

MathNode LatexParser::environment_of(const std::string& name) {
  source_.skip_spaces();
  const std::u32string columns = has_argument(name) ? source_.take_raw(U'{', U'}') : std::u32string();
  if (name == "array") return matrix(rows(Closer::environment), columns_of(columns));
  const auto* const kind = std::find_if(kMatrices.begin(), kMatrices.end(),
                                        [&](const MatrixKind& known) { return known.name == name; });
  if (kind != kMatrices.end()) {
    MathNode inner = matrix(rows(Closer::environment), std::string(kind->columns));
    if (kind->open.empty() && kind->close.empty()) return inner;
    return math_fence(std::string(kind->open), std::move(inner), std::string(kind->close));
  }
  MathNode inner = block(Closer::environment);
  if (std::find(kLines.begin(), kLines.end(), name) != kLines.end()) return inner;
  return math_row({math_words("\\begin{" + name + '}'), std::move(inner), math_words("\\end{" + name + '}')});
}

// Every row gets as many cells; the last columns repeat how they are aligned.
MathNode LatexParser::matrix(std::vector<Row> rows, std::string columns) {
  std::size_t width = 0;
  for (const Row& cells : rows) width = std::max(width, cells.size());
  expect(width <= kMostColumns && width <= kMostCells / rows.size());
  if (source_.failed()) return {};
  for (std::size_t i = columns.size(), period = columns.size(); i < width; ++i)
    columns += columns[i - period];
  columns.resize(width);
  MathNode result = math_node(MathNode::Kind::matrix, {}, std::move(columns));
  for (Row& cells : rows) {
    cells.resize(width);
    result.parts.push_back(math_node(MathNode::Kind::row, std::move(cells)));
  }
  return result;
}

}  // namespace ocrchat
