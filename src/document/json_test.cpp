#include "document/json.hpp"

#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <filesystem>
#include <limits>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;
using testing::Eq;
using testing::HasSubstr;
using testing::Not;

Word word(const std::string& text, int x = 0) {
  return {text, {x, 10, x + 40, 30}, 0.5, std::nullopt, Origin::recognised, false};
}

Line line(std::vector<Word> words) {
  return {{0, 10, 200, 30}, 28, std::move(words), 0.5};
}

Block block(BlockKind kind, std::variant<Text, Table, Picture, Formula> content) {
  Block result;
  result.id = "p0b0";
  result.kind = kind;
  result.box = {1, 2, 3, 4};
  result.content = std::move(content);
  return result;
}

Page page_of(Block block) {
  Page page;
  page.width = 800;
  page.height = 600;
  page.blocks.push_back(std::move(block));
  return page;
}

Page full_page() {
  Word styled = word("日本\"\\\n\x01", 50);
  styled.style = Style{true, false, 31.5};
  styled.origin = Origin::aligned;
  styled.joined = true;
  styled.confidence.reset();
  Block heading = block(BlockKind::heading, Text{{line({word("Grüße"), styled}), {}}});
  heading.level = 2;
  heading.continues = true;
  heading.layer = Layer::furniture;
  heading.language = "zh-Hans";
  heading.confidence = 0.1234;
  Table table{
      2, 3, {{0, 0, 1, 2, true, {0, 0, 9, 9}, {line({word("a")})}}, {1, 2, 1, 1, false, {}, {}}}, true};

  Page page = page_of(heading);
  page.index = 7;
  page.dpi = 299.5;
  page.rotation = 270;
  page.language = "de";
  page.confidence = 0;
  page.origin = Origin::embedded;
  page.blocks.push_back(block(BlockKind::table, table));
  page.blocks.push_back(block(BlockKind::picture, Picture{}));
  page.blocks.push_back(block(BlockKind::formula, Formula{"\\frac{1}{2}", {line({word("½")})}}));
  page.warnings = {{"page_timeout", "The page took too long.", 7}, {"x", "y", std::nullopt}};
  return page;
}

/// `text` must be refused, and the log must not hold what the document says.
void expect_refused(const std::string& text) {
  try {
    page_from_json(text);
    ADD_FAILURE() << "taken: " << text.substr(0, 200);
  } catch (const Error& error) {
    EXPECT_THAT(error.code(), Eq(ErrorCode::internal));
    EXPECT_THAT(error.where(), Not(HasSubstr("secret")));
  }
}

/// The page's JSON with the value at a path replaced; an empty text removes the member.
std::string with(const Page& page, const std::string& pointer, const std::string& value) {
  json::value tree = to_json(page);
  const auto slash = pointer.rfind('/');
  json::value& owner = slash == 0 ? tree : tree.at_pointer(pointer.substr(0, slash));
  const std::string key = pointer.substr(slash + 1);
  if (value.empty()) {
    owner.as_object().erase(key);
  } else if (owner.is_array()) {
    owner.as_array().at(static_cast<std::size_t>(std::stoul(key))) = json::parse(value);
  } else {
    owner.as_object()[key] = json::parse(value);
  }
  return json_text(tree);
}

Page table_page(Table table) {
  return page_of(block(BlockKind::table, std::move(table)));
}

TEST(PageJson, ComesBackAsItWasForEveryKindOfContent) {
  const Page page = full_page();
  EXPECT_EQ(page_from_json(serialize_page(page)), page);
}

TEST(PageJson, ComesBackForEveryBlockKindOriginAndLayer) {
  for (int kind = 0; kind <= static_cast<int>(BlockKind::separator); ++kind) {
    Page page = page_of(block(static_cast<BlockKind>(kind), Text{{line({word("x")})}}));
    EXPECT_EQ(page_from_json(serialize_page(page)), page);
  }
  for (int origin = 0; origin <= static_cast<int>(Origin::aligned); ++origin) {
    Page page = page_of(block(BlockKind::paragraph, Text{}));
    page.origin = static_cast<Origin>(origin);
    EXPECT_EQ(page_from_json(serialize_page(page)), page);
  }
}

TEST(PageJson, HasTheShapeThatTheApiPromises) {
  Page page = page_of(block(BlockKind::paragraph, Text{{line({word("Hi"), word("you", 50)})}}));
  EXPECT_EQ(
      serialize_page(page),
      R"({"index":0,"width":800,"height":600,"dpi":0,"rotation":0,"language":null,"confidence":null,)"
      R"("origin":"recognised","blocks":[{"id":"p0b0","type":"paragraph","text":"Hi you","bbox":[1,2,3,4],)"
      R"("confidence":null,"layer":"body","lines":[{"text":"Hi you","bbox":[0,10,200,30],"baseline":28,)"
      R"("confidence":0.5,"words":[)"
      R"({"text":"Hi","bbox":[0,10,40,30],"confidence":0.5,"origin":"recognised"},)"
      R"({"text":"you","bbox":[50,10,90,30],"confidence":0.5,"origin":"recognised"}]}]}],"warnings":[]})");
}

TEST(PageJson, RoundsConfidenceToFourDecimalsAndNeverInventsOne) {
  Page page = page_of(block(BlockKind::paragraph, Text{}));
  page.confidence = 0.123456;
  EXPECT_THAT(serialize_page(page), HasSubstr(R"("confidence":0.1235)"));
  page.confidence = 1.0000001;
  EXPECT_THAT(serialize_page(page), HasSubstr(R"("confidence":1,)"));
  page.confidence = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(serialize_page(page), HasSubstr(R"("confidence":null)"));
}

TEST(PageJson, StaysWellFormedWhenAnEngineGivesIllFormedText) {
  const Page page = page_of(block(BlockKind::paragraph, Text{{line({word("a\xFF\xED\xA0\x80z")})}}));
  const Page back = page_from_json(serialize_page(page));
  EXPECT_THAT(std::get<Text>(back.blocks[0].content).lines[0].words[0].text, HasSubstr("\uFFFD"));
}

TEST(PageJson, RefusesWhatIsNotJson) {
  for (const char* text :
       {"", "{", "nonsense", "[]", "null", "1", "\"page\"", "{}", "{\"index\":0}", "\xFF"}) {
    expect_refused(text);
  }
  expect_refused(serialize_page(full_page()) + "x");
  expect_refused(std::string(100'000, '['));
}

TEST(PageJson, RefusesPagesThatMissAMember) {
  const Page page = full_page();
  for (const char* pointer : {"/index",
                              "/width",
                              "/height",
                              "/dpi",
                              "/rotation",
                              "/origin",
                              "/blocks",
                              "/warnings",
                              "/blocks/0/id",
                              "/blocks/0/type",
                              "/blocks/0/bbox",
                              "/blocks/0/layer",
                              "/blocks/0/lines/0/words",
                              "/blocks/0/lines/0/bbox",
                              "/blocks/0/lines/0/words/0/text",
                              "/blocks/0/lines/0/words/0/origin",
                              "/blocks/1/table/rows",
                              "/blocks/1/table/ruled",
                              "/blocks/1/table/cells/0/row_span",
                              "/blocks/3/lines",
                              "/warnings/0/code"}) {
    expect_refused(with(page, pointer, ""));
  }
}

TEST(PageJson, RefusesValuesOfTheWrongTypeOrOutOfRange) {
  const Page page = full_page();
  const std::vector<std::pair<const char*, const char*>> hostile{
      {"/index", "-1"},
      {"/index", "1.5"},
      {"/index", "\"secret\""},
      {"/width", "4294967296"},
      {"/height", "18446744073709551615"},
      {"/dpi", "-1"},
      {"/dpi", "1e999"},
      {"/rotation", "45"},
      {"/rotation", "360"},
      {"/language", "5"},
      {"/confidence", "1.01"},
      {"/confidence", "-0.5"},
      {"/confidence", "\"secret\""},
      {"/origin", "\"secret\""},
      {"/blocks", "{}"},
      {"/blocks/0", "\"secret\""},
      {"/blocks/0/type", "\"secret\""},
      {"/blocks/0/layer", "null"},
      {"/blocks/0/level", "0"},
      {"/blocks/0/bbox", "[1,2,3]"},
      {"/blocks/0/bbox", "[1,2,3,2147483647]"},
      {"/blocks/0/bbox", "[1,2,3,\"secret\"]"},
      {"/blocks/0/continues", "1"},
      {"/blocks/0/lines/0/words/1/style", "true"},
      {"/blocks/0/lines/0/words/1/style/font_size", "-3"},
      {"/warnings/0", "[]"},
      {"/warnings/0/page", "-1"},
  };
  for (const auto& [pointer, value] : hostile) {
    std::string text;
    try {
      text = with(page, pointer, value);
    } catch (const boost::system::system_error&) {
      continue;  // JSON's own parser refuses the number already
    }
    SCOPED_TRACE(pointer);
    expect_refused(text);
  }
}

TEST(PageJson, RefusesTablesThatWouldNotFitTheirGrid) {
  const auto cell = [](int row, int column, int row_span, int column_span) {
    return Cell{row, column, row_span, column_span, false, {}, {}};
  };
  expect_refused(serialize_page(table_page({2, 2, {cell(2, 0, 1, 1)}, false})));
  expect_refused(serialize_page(table_page({2, 2, {cell(0, -1, 1, 1)}, false})));
  expect_refused(serialize_page(table_page({2, 2, {cell(0, 1, 1, 2)}, false})));
  expect_refused(serialize_page(table_page({2, 2, {cell(0, 0, 0, 1)}, false})));
  expect_refused(serialize_page(table_page({2, 2, {cell(0, 0, 2, 2), cell(1, 1, 1, 1)}, false})));
  expect_refused(serialize_page(table_page({100'000, 100'000, {}, false})));
  expect_refused(serialize_page(table_page({-1, 2, {}, false})));
}

TEST(PageJson, IgnoresMembersItDoesNotKnow) {
  const Page page = full_page();
  EXPECT_EQ(page_from_json(with(page, "/markdown", "\"# text\"")), page);
}

TEST(HeadJson, HoldsEverythingButThePages) {
  Document document;
  document.source = {"scan \".pdf", "application/pdf", 5'000'000'000, "ab"};
  document.languages = {"en", "de"};
  document.warnings = {{"gone", "It is gone.", std::nullopt}};
  EXPECT_EQ(json_text(head_to_json(document)),
            R"({"schema_version":1,"source":{"name":"scan \".pdf","media_type":"application/pdf",)"
            R"("bytes":5000000000,"sha256":"ab"},"languages":["en","de"],)"
            R"("warnings":[{"code":"gone","message":"It is gone."}]})");
}

TEST(JsonText, IsReadBackByAParserAsTheSameValue) {
  const json::value value{{"a", {0.95, -1.5e-9, 1e300, 3, -7, 18446744073709551615ULL, true, false, nullptr}},
                          {"controls", std::string("\0\x1f\x7f\b\t\"\\/\u2028\U0001F600", 15)},
                          {"empty", {json::object(), json::array()}}};
  const std::string text = json_text(value);
  EXPECT_THAT(text, HasSubstr("0.95"));
  EXPECT_EQ(json::parse(text), value);
}

TEST(Schema, NamesWhatTheCodeNames) {
  const auto root = std::filesystem::path(OCRCHAT_SOURCE_FOLDER);
  const Bytes bytes = read_file(root / "docs" / "document.schema.json");
  const json::value schema = json::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  const auto names = [&](std::string_view pointer) {
    return schema.at_pointer({pointer.data(), pointer.size()}).as_array();
  };
  const json::array kinds = names("/$defs/block/properties/type/enum");
  ASSERT_EQ(kinds.size(), 14U);
  for (std::size_t i = 0; i < kinds.size(); ++i)
    EXPECT_EQ(std::string(kinds[i].as_string().c_str()), name(static_cast<BlockKind>(i)));
  const json::array origins = names("/$defs/origin/enum");
  ASSERT_EQ(origins.size(), 5U);
  for (std::size_t i = 0; i < origins.size(); ++i)
    EXPECT_EQ(std::string(origins[i].as_string().c_str()), name(static_cast<Origin>(i)));
  EXPECT_EQ(names("/$defs/block/properties/layer/enum"), (json::array{"body", "furniture"}));
  EXPECT_EQ(schema.at("properties").at("schema_version").at("const"), kSchemaVersion);
  for (const auto& member : to_json(full_page())) {
    EXPECT_TRUE(schema.at_pointer("/$defs/page/properties").as_object().contains(member.key()))
        << member.key();
  }
}

}  // namespace
}  // namespace ocrchat
