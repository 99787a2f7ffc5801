#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "document/text.hpp"
#include "engine/engines.hpp"
#include "engine/pix.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

const EngineConfig kConfig{"/usr/share/tesseract-ocr/5/tessdata"};

Image to_image(Pix* gray) {
  Image image(pixGetWidth(gray), pixGetHeight(gray), 1);
  for (int y = 0; y < image.height; ++y)
    for (int x = 0; x < image.width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(gray, x, y, &value);
      image.row(y)[x] = static_cast<std::uint8_t>(value);
    }
  image.dpi = 300;
  return image;
}

/// Pages set by pango-view, read by each of the engines for print. Fails where it or the models are missing.
class PrintEngineTest : public testing::TestWithParam<const char*> {
 protected:
  PrintEngineTest() {
    std::string name = (fs::temp_directory_path() / "engine-XXXXXX").string();
    folder = mkdtemp(name.data());
  }
  ~PrintEngineTest() override { fs::remove_all(folder); }

  void SetUp() override {
    ASSERT_EQ(engine_trouble(), "");
    ASSERT_EQ(std::system("command -v pango-view >/dev/null"), 0);
  }

  static std::string engine_trouble() { return find_engine(GetParam()).trouble(kConfig); }

  Image page_of(const std::string& text, const std::string& font = "DejaVu Serif") const {
    std::ofstream(folder / "text") << text;
    const std::string command =
        "pango-view --no-display -q --dpi=300 --width=400 --wrap=word-char --margin=60 --font='" + font +
        " 12' -o " + (folder / "page.png").string() + " " + (folder / "text").string();
    EXPECT_EQ(std::system(command.c_str()), 0);
    const PixPtr pix(pixRead((folder / "page.png").c_str()));
    const PixPtr gray(pixConvertTo8(pix.get(), 0));
    return to_image(gray.get());
  }

  static Page read(const Image& image, const std::string& language = "auto") {
    const auto engine = find_engine(GetParam()).make(kConfig);
    return engine->read({.index = 0, .image = image}, {.language = language});
  }

  fs::path folder;
};

const char* const kEnglish =
    "All human beings are born free and equal in dignity and rights. They are endowed with reason and "
    "conscience and "
    "should act towards one another in a spirit of brotherhood.";

TEST_P(PrintEngineTest, ReadsAPageWithBoxesAndConfidence) {
  const Image image = page_of(kEnglish);
  const Page page = read(image, "en");
  EXPECT_THAT(flowed_text(std::get<Text>(page.blocks.at(0).content).lines),
              HasSubstr("born free and equal in dignity"));
  EXPECT_EQ(page.width, image.width);
  EXPECT_EQ(page.language, "en");
  EXPECT_GT(page.confidence.value_or(0), 0.9);
  for_each_line(page, [&](const Line& line) {
    EXPECT_TRUE(line.baseline);
    for (const Word& word : line.words) {
      EXPECT_FALSE(word.box.empty());
      EXPECT_EQ(united(word.box, {0, 0, page.width, page.height}), (Box{0, 0, page.width, page.height}));
    }
  });
}

TEST_P(PrintEngineTest, TellsTheLanguageByItself) {
  EXPECT_EQ(read(page_of(kEnglish)).language, "en");
  EXPECT_EQ(
      read(page_of(
               "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und "
               "Gewissen begabt und sollen einander im Geist der Solidarität begegnen."))
          .language,
      "de");
  const Page russian =
      read(page_of("Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены "
                   "разумом и совестью."));
  EXPECT_EQ(russian.language, "ru");
  EXPECT_THAT(text_of(russian), HasSubstr("рождаются свободными"));
}

TEST_P(PrintEngineTest, TurnsAPageThatStandsOnItsHead) {
  const Image image = page_of(kEnglish);
  const PixPtr turned = rotated_pix(gray_pix(image).get(), 180);
  const Page page = read(to_image(turned.get()), "en");
  EXPECT_EQ(page.rotation, 180);
  EXPECT_THAT(text_of(page), HasSubstr("All human beings"));
}

TEST_P(PrintEngineTest, TurnsAPageThatLiesOnItsSide) {
  const Image image = page_of(kEnglish);
  const PixPtr turned = rotated_pix(gray_pix(image).get(), 90);
  const Page page = read(to_image(turned.get()), "en");
  EXPECT_EQ(page.rotation, 270);
  EXPECT_EQ(page.width, image.width);
}

TEST_P(PrintEngineTest, GivesBoxesInPixelsOfThePageWhateverItsSize) {
  const Image image = page_of(kEnglish);
  const PixPtr half(pixScaleAreaMap(gray_pix(image).get(), 0.4F, 0.4F));
  const Box full = read(image, "en").blocks.at(0).box;
  const Box small = read(to_image(half.get()), "en").blocks.at(0).box;
  EXPECT_NEAR(small.x1, full.x1 * 0.4, 6);
  EXPECT_NEAR(small.y1, full.y1 * 0.4, 6);
}

TEST_P(PrintEngineTest, FindsNothingOnAnEmptyPage) {
  EXPECT_TRUE(read(Image(800, 1000, 1)).blocks.empty());
  EXPECT_TRUE(read(Image(1, 1, 3)).blocks.empty());
}

INSTANTIATE_TEST_SUITE_P(Engines, PrintEngineTest, testing::Values("native", "tesseract"),
                         [](const auto& one) { return std::string(one.param); });

class MissingModel : public testing::TestWithParam<const char*> {};

TEST_P(MissingModel, IsSaid) {
  const EngineConfig nowhere{"/nonexistent"};
  EXPECT_THAT(find_engine(GetParam()).trouble(nowhere), HasSubstr("/nonexistent"));
  const auto engine = find_engine(GetParam()).make(nowhere);
  const Image image(100, 100, 1);
  try {
    engine->read({.index = 0, .image = image}, {.language = "de"});
    FAIL() << "read without a model";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::engine_not_configured);
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, MissingModel, testing::Values("native", "tesseract"),
                         [](const auto& one) { return std::string(one.param); });

TEST(Engines, AreFoundByName) {
  for (const Engine& engine : engines()) EXPECT_EQ(&find_engine(engine.name), &engine);
  EXPECT_THROW(find_engine("abbyy"), Error);
}

}  // namespace
}  // namespace ocrchat
