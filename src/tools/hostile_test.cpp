#include <gmock/gmock.h>

#include <random>

#include "document/text.hpp"
#include "tools/test_pages.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using test::page;

constexpr const char* kSchema =
    R"({"type": "object", "properties": {"total": {"type": "number"}, "name": {"type": "string"},
        "items": {"type": "array", "items": {"type": "object", "properties": {"item": {"type": "string"},
        "amount": {"type": "number"}}}}}})";

std::string schema_for(const Tool& tool) {
  return tool.need == ToolNeed::schema ? kSchema : "";
}

/// Every object that has a quote, whatever it is in.
void for_each_quote(const json::value& tree, const std::function<void(const json::object&)>& visit) {
  if (tree.is_array()) {
    for (const json::value& each : tree.get_array()) for_each_quote(each, visit);
  }
  if (!tree.is_object()) return;
  if (tree.get_object().contains("quote")) visit(tree.get_object());
  for (const auto& [name, value] : tree.get_object()) for_each_quote(value, visit);
}

/// What a quote may occur in: the page's lines, and its tables' cells as running text.
std::string all_text(const Page& page) {
  std::string result;
  for (const Block& block : page.blocks) result += text_of(block) + "\n";
  return result;
}

/// Lines of pieces of documents, in any order and with any damage.
Page scrambled(std::mt19937& random, int index) {
  static const std::vector<std::string> kPieces{"Invoice No.",
                                                "INV-2024/017",
                                                "Date:",
                                                "03/04/2024",
                                                "Total",
                                                "1.234,56 €",
                                                "$5",
                                                "VAT 20%",
                                                "(1,00",
                                                "IBAN",
                                                "GB82 WEST 1234",
                                                "5698 7654 32",
                                                "Seller:",
                                                "Acme Ltd.",
                                                "Description",
                                                "Qty",
                                                "Amount",
                                                "2 x",
                                                "☑ Yes",
                                                "☐",
                                                "P<UTO<<<<",
                                                "a@b.com",
                                                "+49 30 12345",
                                                "発行日",
                                                "合計：1,100円",
                                                "المجموع",
                                                "١٢٫٥",
                                                ":",
                                                "Saldo",
                                                "Soll",
                                                "02.05.2024",
                                                "-850,00",
                                                "Name:",
                                                "\xC2\xAD",
                                                "e\xCC\x81",
                                                "18:42",
                                                "....",
                                                "31.12.99",
                                                "Total Total Total",
                                                "№",
                                                "«««",
                                                "%"};
  std::vector<std::string> lines;
  for (int i = 0; i < 30; ++i) {
    std::string line;
    for (unsigned n = random() % 6; n > 0; --n)
      line += kPieces[random() % kPieces.size()] + std::string(1 + random() % 8, ' ');
    lines.push_back(line);
  }
  Page result = page(lines, random() % 2 == 0 ? "en" : "de", index);
  std::vector<std::vector<std::string>> rows(random() % 6, std::vector<std::string>(1 + random() % 5));
  for (auto& row : rows) {
    for (std::string& cell : row) cell = kPieces[random() % kPieces.size()];
  }
  if (!rows.empty()) result.blocks.push_back(test::table(rows, 900, random() % 2 == 0));
  return result;
}

TEST(AnyPage, EveryQuoteOccursLiterallyOnItsPage) {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    const std::vector<Page> pages{scrambled(random, 0), scrambled(random, 1)};
    for (const Tool& tool : tools()) {
      if (!works_by_rules(tool)) continue;
      const auto data = test::extracted(std::string(tool.slug), pages, schema_for(tool));
      for_each_quote(data, [&](const json::object& field) {
        const auto& on = pages.at(static_cast<std::size_t>(field.at("page").as_int64()));
        EXPECT_THAT(all_text(on), testing::HasSubstr(std::string(field.at("quote").as_string())))
            << tool.slug;
      });
    }
  }
}

TEST(AnyPage, EmptyPagesAndPagesWithoutBoxesAreRead) {
  Page boxless = page({"Invoice No: 4711", "Total: 5.00"});
  for (Line& line : std::get<Text>(boxless.blocks[0].content).lines) {
    for (Word& word : line.words) word.box = {};
  }
  for (const Tool& tool : tools()) {
    if (works_by_rules(tool)) {
      EXPECT_NO_THROW(test::extracted(std::string(tool.slug), {Page{}, page({}), boxless}, schema_for(tool)));
    }
  }
  EXPECT_EQ(test::value_at(test::extracted("invoice-to-json", {boxless}), "invoice_number"), "4711");
}

/// Pages made to keep the rules busy: time must grow with the text, not with its square.
TEST(AnyPage, LongLinesAndRowsTakeBoundedTime) {
  const auto repeated = [](const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
  };
  const std::vector<Page> pages{
      page({repeated("Total 1 ", 20000)}),
      page({repeated("Total     ", 5000)}),
      page({repeated("(1 ", 20000)}),
      page({repeated(":", 50000)}),
      page({repeated("合", 30000)}),
      page({repeated("1", 50000)}),
      page(std::vector<std::string>(5000, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<<")),
      page({repeated("DE89 3704 ", 10000)}),
      page({repeated("a@", 30000)})};
  const auto begin = std::chrono::steady_clock::now();
  for (const Tool& tool : tools()) {
    if (works_by_rules(tool)) test::extracted(std::string(tool.slug), pages, schema_for(tool));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

}  // namespace
}  // namespace ocrchat
