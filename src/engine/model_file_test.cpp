#include "engine/model_file.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

namespace ocrchat {
namespace {

namespace fs = std::filesystem;

/// A file whose entries say their own numbers.
class ModelFile : public testing::Test {
 protected:
  ModelFile() {
    std::string name = (fs::temp_directory_path() / "model-XXXXXX").string();
    folder = mkdtemp(name.data());
  }
  ~ModelFile() override { fs::remove_all(folder); }

  std::string written(const std::string& bytes) const {
    std::ofstream(folder / "m", std::ios::binary) << bytes;
    return (folder / "m").string();
  }

  static std::string model() {
    std::string header(4 + 24 * 8, '\0');
    const std::uint32_t count = 24;
    std::memcpy(header.data(), &count, 4);
    std::string body;
    for (std::int64_t entry = 0; entry < 24; ++entry) {
      const std::int64_t offset = entry == 9 ? -1 : static_cast<std::int64_t>(header.size() + body.size());
      std::memcpy(header.data() + 4 + 8 * entry, &offset, 8);
      if (entry != 9) body += "<" + std::to_string(entry) + ">";
    }
    return header + body;
  }

  static std::string text(const std::vector<char>& data) { return {data.begin() + 4 + 24 * 8, data.end()}; }

  fs::path folder;
};

TEST_F(ModelFile, GivesOnlyWhatTheLineRecogniserUses) {
  std::vector<char> data;
  ASSERT_TRUE(read_model(written(model()).c_str(), &data));
  EXPECT_EQ(text(data), "<0><17><18><19><20><21><22><23>");
  std::int64_t offset = 0;
  std::memcpy(&offset, data.data() + 4 + 8 * 17, 8);
  EXPECT_EQ(std::string(data.data() + offset, 4), "<17>");
  std::memcpy(&offset, data.data() + 4 + 8 * 2, 8);
  EXPECT_EQ(offset, -1);
}

TEST_F(ModelFile, IsBareWithoutDictionariesAndSettings) {
  std::vector<char> data;
  ASSERT_TRUE(read_bare_model(written(model()).c_str(), &data));
  EXPECT_EQ(text(data), "<17><21><22><23>");
}

TEST_F(ModelFile, OfAnotherShapeIsReadWhole) {
  std::string broken = model();
  const std::int64_t far = 1 << 20;
  std::memcpy(broken.data() + 4 + 8 * 17, &far, 8);
  for (const std::string& bytes : {std::string("short"), std::string(5000, 'x'), broken}) {
    std::vector<char> data;
    ASSERT_TRUE(read_model(written(bytes).c_str(), &data));
    EXPECT_EQ(std::string(data.begin(), data.end()), bytes);
  }
}

TEST_F(ModelFile, ThatIsMissingOrEmptyIsRefused) {
  std::vector<char> data;
  EXPECT_FALSE(read_model((folder / "none").c_str(), &data));
  EXPECT_FALSE(read_model(written("").c_str(), &data));
}

}  // namespace
}  // namespace ocrchat
