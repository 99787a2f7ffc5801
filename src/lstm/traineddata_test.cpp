#include "lstm/traineddata.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>

#include "base/error.hpp"

namespace ocrchat {
namespace {

const std::filesystem::path kModels = "/usr/share/tesseract-ocr/5/tessdata";

class Written {
 public:
  explicit Written(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() / ("written-" + std::to_string(getpid()))) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~Written() { std::filesystem::remove(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string number(std::int64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
  return text;
}

ErrorCode refusal(const std::string& bytes) {
  const Written file(bytes);
  try {
    const Traineddata model(file.path());
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

TEST(Traineddata, FindsTheEntriesOfAPackagedModel) {
  const Traineddata model(kModels / "eng.traineddata");
  ASSERT_TRUE(model.entry(ModelEntry::network));
  ASSERT_TRUE(model.entry(ModelEntry::letters));
  EXPECT_GT(model.entry(ModelEntry::network)->size(), 100'000U);
  EXPECT_TRUE(as_chars(*model.entry(ModelEntry::letters)).starts_with("112\nNULL"));
}

TEST(Traineddata, AnAbsentEntryIsNothingAndTheOneBeforeItEndsAtTheNext) {
  const std::size_t table = 4 + 3 * 8;
  const Written file(number(3, 4) + number(table, 8) + number(-1, 8) + number(table + 2, 8) + "abcd");
  const Traineddata model(file.path());
  EXPECT_EQ(as_chars(*model.entry(ModelEntry::config)), "ab");
  EXPECT_FALSE(model.entry(ModelEntry::network));
}

TEST(Traineddata, RefusesTablesThatLie) {
  EXPECT_EQ(refusal(""), ErrorCode::engine_not_configured);
  EXPECT_EQ(refusal("abc"), ErrorCode::engine_not_configured);
  EXPECT_EQ(refusal(number(1'000'000, 4)), ErrorCode::engine_not_configured);
  EXPECT_EQ(refusal(number(1, 4) + number(99, 8)), ErrorCode::engine_not_configured);
  EXPECT_EQ(refusal(number(2, 4) + number(21, 8) + number(20, 8) + "ab"), ErrorCode::engine_not_configured);
}

TEST(Traineddata, SaysWhichModelIsMissing) {
  try {
    const Traineddata model(kModels / "no-such.traineddata");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::engine_not_configured);
    EXPECT_NE(error.message().find("no-such"), std::string::npos);
  }
}

}  // namespace
}  // namespace ocrchat
