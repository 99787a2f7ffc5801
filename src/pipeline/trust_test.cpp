#include "pipeline/trust.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ocrchat {
namespace {

/// A page of 300 × 400 points at two pixels a point, with words at regular places, drawn as rows of bars.
PageImage page_with(const std::vector<std::string>& words, int drawn) {
  PageImage page;
  page.image = Image(600, 800, 1);
  page.points_per_pixel = 0.5;
  int number = 0;
  const auto place = [&](const std::string& text) {
    PdfWord word;
    word.text = text;
    word.x0 = 20 + 70 * (number % 4);
    word.y0 = 20 + 20 * (number / 4);
    word.x1 = word.x0 + 55;
    word.y1 = word.y0 + 10;
    ++number;
    return word;
  };
  for (const std::string& text : words) page.words.push_back(place(text));
  number = 0;
  for (int i = 0; i < drawn; ++i) {
    const PdfWord word = place("");
    for (int y = static_cast<int>(word.y0 * 2); y < word.y1 * 2; ++y)
      for (int x = static_cast<int>(word.x0 * 2); x < word.x1 * 2; ++x)
        page.image.row(y)[x] = x % 8 < 4 ? 0 : 255;
  }
  return page;
}

/// Says that a line reads so.
class FixedReader final : public PageReader {
 public:
  explicit FixedReader(std::string text, double confidence = 0.95)
      : text_(std::move(text)), confidence_(confidence) {}
  Page read(const PageInput& input, const ReadOptions&) override {
    ++calls;
    Page page;
    page.width = input.image.width;
    Word word;
    word.text = text_;
    Text text;
    text.lines.emplace_back().words.push_back(word);
    page.blocks.emplace_back().content = text;
    page.confidence = confidence_;
    return page;
  }
  int calls = 0;

 private:
  std::string text_;
  double confidence_;
};

Trust trust_of(const PageImage& page, PageReader& reader, const ReadOptions& options) {
  ProvenFonts proven;
  return trust_in_words(page, reader, options, proven);
}

PageImage page_in_font(int object) {
  PageImage page = page_with(std::vector<std::string>(40, "letters"), 40);
  for (PdfWord& word : page.words) word.font = "Serif";
  page.fonts = {{"Serif", object}};
  return page;
}

const std::vector<std::string> kWords(40, "letters");

TEST(Trust, WordsThatStandOnInkAndReadTheSameAreTaken) {
  FixedReader reader("lettersletterslettersletters");
  EXPECT_EQ(trust_of(page_with(kWords, 40), reader, {}), Trust::trusted);
  EXPECT_EQ(reader.calls, 1);
}

TEST(Trust, NoWordsAreAbsent) {
  FixedReader reader("");
  EXPECT_EQ(trust_of(page_with({}, 40), reader, {}), Trust::absent);
  EXPECT_EQ(reader.calls, 0);
}

TEST(Trust, AnEarlierRecognitionIsNotTaken) {
  FixedReader reader("letters");
  PageImage page = page_with(kWords, 40);
  page.words_invisible = true;
  EXPECT_EQ(trust_of(page, reader, {}), Trust::invisible);
}

TEST(Trust, FontsWithoutAMapAreGarbled) {
  FixedReader reader("letters");
  EXPECT_EQ(trust_of(page_with(std::vector<std::string>(40, "\uE001\uE002\uFFFD"), 40), reader, {}),
            Trust::garbled);
  EXPECT_EQ(trust_of(page_with(std::vector<std::string>(40, "!\"#$%&"), 40), reader, {}), Trust::garbled);
}

TEST(Trust, WordsWhereNothingIsShownAreElsewhere) {
  FixedReader reader("letters");
  EXPECT_EQ(trust_of(page_with(kWords, 0), reader, {}), Trust::elsewhere);
}

TEST(Trust, AScanWithALittleTextIsRecognised) {
  FixedReader reader("letters");
  EXPECT_EQ(trust_of(page_with({"Page", "1"}, 60), reader, {}), Trust::elsewhere);
}

TEST(Trust, AWrongMapIsFoundByReadingALine) {
  FixedReader reader("WholeOtherWords");
  EXPECT_EQ(trust_of(page_with(kWords, 40), reader, {}), Trust::different);
}

TEST(Trust, ALineThatCannotBeReadSaysNothing) {
  FixedReader unsure("WholeOtherWords", 0.4);
  EXPECT_EQ(trust_of(page_with(kWords, 40), unsure, {}), Trust::trusted);
}

TEST(Trust, ALineIsReadOncePerFont) {
  FixedReader reader("lettersletterslettersletters");
  ProvenFonts proven;
  for (const int object : {7, 7, 7}) {
    EXPECT_EQ(trust_in_words(page_in_font(object), reader, {}, proven), Trust::trusted);
    EXPECT_EQ(reader.calls, 1);
  }
  EXPECT_EQ(trust_in_words(page_in_font(8), reader, {}, proven), Trust::trusted);
  EXPECT_EQ(reader.calls, 2);
}

TEST(Trust, AFontIsNotProvenByALineThatReadsOtherwiseOrNotAtAll) {
  for (const double confidence : {0.95, 0.4}) {
    FixedReader reader("WholeOtherWords", confidence);
    ProvenFonts proven;
    trust_in_words(page_in_font(7), reader, {}, proven);
    trust_in_words(page_in_font(7), reader, {}, proven);
    EXPECT_EQ(reader.calls, 2);
  }
}

TEST(Trust, WordsFarOutsideThePageDoNoHarm) {
  FixedReader reader("lettersletters");
  PageImage page = page_with(kWords, 40);
  for (PdfWord& word : page.words) word.x0 += 1e9, word.x1 += 1e9, word.y0 -= 1e9;
  EXPECT_NO_THROW(trust_of(page, reader, {}));
}

}  // namespace
}  // namespace ocrchat
