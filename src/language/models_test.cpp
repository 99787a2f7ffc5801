#include "language/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace ocrchat {
namespace {

using testing::ElementsAre;
namespace fs = std::filesystem;

class ModelsTest : public testing::Test {
 protected:
  ModelsTest() {
    std::string name = (fs::temp_directory_path() / "models-XXXXXX").string();
    folder = mkdtemp(name.data());
    fs::create_directory(folder / "script");
  }
  ~ModelsTest() override { fs::remove_all(folder); }
  void put(const std::string& name) const { std::ofstream(folder / name) << "x"; }

  fs::path folder;
};

TEST_F(ModelsTest, ListsModelsAndNothingElse) {
  for (const char* name : {"eng.traineddata", "deu.traineddata", "pdf.ttf", "script/Latin.traineddata"})
    put(name);
  const Models models(folder);
  EXPECT_THAT(models.names(), ElementsAre("deu", "eng", "script/Latin"));
  EXPECT_TRUE(models.has("eng"));
  EXPECT_FALSE(models.has("pdf"));
}

TEST_F(ModelsTest, FindsScriptModelsWhereverThePackagerPutThem) {
  put("Latin.traineddata");
  put("script/Thai.traineddata");
  const Models models(folder);
  EXPECT_EQ(models.find("script/Latin"), "Latin");
  EXPECT_EQ(models.find("script/Thai"), "script/Thai");
  EXPECT_FALSE(models.find("script/Lao"));
}

TEST_F(ModelsTest, AMissingFolderHasNoModels) {
  const Models models(folder / "none");
  EXPECT_TRUE(models.names().empty());
  EXPECT_FALSE(models.has(""));
}

}  // namespace
}  // namespace ocrchat
