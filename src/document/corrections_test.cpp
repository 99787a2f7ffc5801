#include "document/corrections.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "document/text.hpp"

namespace ocrchat {
namespace {

Word word(const std::string& text, Box box) {
  Word result;
  result.text = text;
  result.box = box;
  result.confidence = 0.5;
  return result;
}

// "lnvoice N0 7" over "Total", and a table of one cell "x".
Page page() {
  Page result;
  Block text;
  text.id = "p0b0";
  text.confidence = 0.5;
  text.content = Text{
      {Line{{0, 0, 300, 10},
            {},
            {word("lnvoice", {0, 0, 90, 10}), word("N0", {100, 0, 120, 10}), word("7", {130, 0, 140, 10})},
            0.5},
       Line{{0, 20, 50, 30}, {}, {word("Total", {0, 20, 50, 30})}, 0.5}}};
  Block table;
  table.id = "p0b1";
  Cell first;
  first.lines = {Line{{0, 50, 9, 60}, {}, {word("x", {0, 50, 9, 60})}, {}}};
  Cell second;
  second.column = 1;
  second.lines = {Line{{10, 50, 19, 60}, {}, {word("y", {10, 50, 19, 60})}, {}}};
  table.content = Table{1, 2, {first, second}, true};
  result.blocks = {text, table};
  return result;
}

const std::vector<Line>& lines_of(const Page& page) {
  return std::get<Text>(page.blocks.at(0).content).lines;
}

void expect_refused(ErrorCode code, const std::vector<Correction>& corrections) {
  Page changed = page();
  try {
    correct(changed, corrections);
    ADD_FAILURE() << "was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code);
  }
  EXPECT_EQ(changed, page()) << "nothing is changed";
}

TEST(Corrections, PutAWordRightAndSayThatTheyDid) {
  Page changed = page();
  correct(changed, std::vector<Correction>{{"p0b0", 0, 0, "lnvoice", "Invoice"}});
  const Word& corrected = lines_of(changed)[0].words[0];
  EXPECT_EQ(corrected.text, "Invoice");
  EXPECT_EQ(corrected.origin, Origin::corrected);
  EXPECT_EQ(corrected.confidence, std::nullopt);
  EXPECT_EQ(corrected.box, (Box{0, 0, 90, 10}));
  EXPECT_EQ(changed.blocks[0].confidence, 0.5) << "what was read stays as sure as it was";
}

TEST(Corrections, CountThePlacesOfThePageAsItWas) {
  Page changed = page();
  correct(changed, std::vector<Correction>{{"p0b0", 0, 0, "lnvoice", "The invoice"},
                                           {"p0b0", 0, 1, "N0", "No"},
                                           {"p0b0", 0, 2, "7", ""},
                                           {"p0b0", 1, 0, "Total", "Sum"}});
  EXPECT_EQ(text_of(lines_of(changed)), "The invoice No\nSum");
}

TEST(Corrections, OfSeveralWordsPartTheBoxByTheirLengths) {
  Page changed = page();
  correct(changed, std::vector<Correction>{{"p0b0", 0, 0, "lnvoice", "In  voices"}});
  const auto& words = lines_of(changed)[0].words;
  EXPECT_EQ(words[0].box, (Box{0, 0, 20, 10}));
  EXPECT_EQ(words[1].box, (Box{30, 0, 90, 10}));
}

TEST(Corrections, OfSeveralWordsWrittenFromTheRightBeginThere) {
  Page changed = page();
  correct(changed, std::vector<Correction>{{"p0b0", 0, 0, "lnvoice", "عن فاتورة"}});
  const auto& words = lines_of(changed)[0].words;
  EXPECT_EQ(words[0].box.x1, 90);
  EXPECT_EQ(words[1].box.x0, 0);
}

TEST(Corrections, RemoveWhatIsEmptiedByThem) {
  Page changed = page();
  correct(changed, std::vector<Correction>{{"p0b0", 1, 0, "Total", "  "}});
  EXPECT_EQ(lines_of(changed).size(), 1U);
  correct(changed, std::vector<Correction>{
                       {"p0b0", 0, 0, "lnvoice", ""}, {"p0b0", 0, 1, "N0", ""}, {"p0b0", 0, 2, "7", ""}});
  EXPECT_EQ(changed.blocks.at(0).id, "p0b1");
}

TEST(Corrections, CountTheLinesOfATableOverItsCells) {
  Page changed = page();
  correct(changed, std::vector<Correction>{{"p0b1", 1, 0, "y", "z"}});
  EXPECT_EQ(std::get<Table>(changed.blocks[1].content).cells[1].lines[0].words[0].text, "z");
}

TEST(Corrections, OfWhatIsNotThereChangeNothing) {
  for (const Correction& wrong : {Correction{"p0b0", 0, 0, "Invoice", "x"}, Correction{"p0b0", 0, 9, "", "x"},
                                  Correction{"p0b0", 9, 0, "", "x"}, Correction{"p0b9", 0, 0, "", "x"},
                                  Correction{"p0b0", -1, 0, "", "x"}, Correction{"p0b0", 0, -1, "", "x"}}) {
    expect_refused(ErrorCode::changed_meanwhile, {{"p0b0", 1, 0, "Total", "Sum"}, wrong});
  }
}

TEST(Corrections, DoNotMakeAPageGrowWithoutEnd) {
  Page changed = page();
  std::string many;
  for (int i = 0; i < 400; ++i) many += "a ";
  EXPECT_THROW(
      for (int round = 0; round < 200; ++round) {
        const std::string was = round == 0 ? "Total" : "a";
        correct(changed, std::vector<Correction>{{"p0b0", 1, 0, was, many}});
      },
      Error);
  EXPECT_EQ(lines_of(changed)[1].words.size(), 49'876U) << "as it was before the last one";
}

TEST(Corrections, OfTextThatIsNoneAreRefused) {
  expect_refused(ErrorCode::bad_field, {{"p0b0", 0, 0, "lnvoice", "a\x01"}});
  expect_refused(ErrorCode::bad_field, {{"p0b0", 0, 0, "lnvoice", "\xff"}});
  expect_refused(ErrorCode::bad_field, {{"p0b0", 0, 0, "lnvoice", std::string(1001, 'a')}});
  expect_refused(ErrorCode::bad_field, {{"p0b0", 0, 0, "lnvoice", "a"}, {"p0b0", 0, 0, "lnvoice", "b"}});
}

}  // namespace
}  // namespace ocrchat
