#include "lstm/network.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>
#include <set>

#include "base/error.hpp"

namespace ocrchat {
namespace {

const std::filesystem::path kModels = "/usr/share/tesseract-ocr/5/tessdata";

/// A model file whose only entry is a network, written for a test.
class NetworkFile {
 public:
  explicit NetworkFile(std::string_view network)
      : path_(std::filesystem::temp_directory_path() / ("network-" + std::to_string(getpid()))) {
    std::ofstream out(path_, std::ios::binary);
    const std::uint32_t entries = 18;
    out.write(reinterpret_cast<const char*>(&entries), sizeof entries);
    for (std::uint32_t i = 0; i < entries; ++i) {
      const std::int64_t at = i + 1 < entries ? -1 : std::int64_t{4 + 8 * entries};
      out.write(reinterpret_cast<const char*>(&at), sizeof at);
    }
    out << network;
  }
  ~NetworkFile() { std::filesystem::remove(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string network_of(const std::string& model) {
  const Traineddata file(kModels / (model + ".traineddata"));
  return std::string(as_chars(*file.entry(ModelEntry::network)));
}

/// The words of the refusal; empty if it is taken.
std::string refusal(std::string_view network) {
  const NetworkFile file(network);
  const Traineddata model(file.path());
  try {
    Network::load(model);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::engine_not_configured);
    return error.message();
  }
  return {};
}

TEST(Network, ReadsTheLayersOfAPackagedModel) {
  const Traineddata model(kModels / "eng.traineddata");
  const Network network = Network::load(model);
  EXPECT_EQ(network.height, 36);
  EXPECT_EQ(network.specification, "[1,36,0,1Ct3,3,16Mp3,3Lfys48Lfx96Lrx96Lfx192O1c1]");
  EXPECT_EQ(network.columns.cells, 48);
  EXPECT_EQ(network.rightward.inputs, 48);
  EXPECT_EQ(network.last.cells, 192);
  EXPECT_EQ(network.class_count(), 111);
  EXPECT_EQ(network.null_class, 110);
  EXPECT_EQ(network.weight_count(), 385'807);
  EXPECT_EQ(network.classes.row(110).size(), 193U);
}

TEST(Network, ReadsEveryPackagedModelButTheOneWithoutANetworkForLines) {
  std::set<std::string> refused;
  int read = 0;
  for (const auto& file : std::filesystem::directory_iterator(kModels)) {
    if (file.path().extension() != ".traineddata") continue;
    try {
      const Traineddata model(file.path());
      Network::load(model);
      ++read;
    } catch (const Error&) {
      refused.insert(file.path().stem());
    }
  }
  EXPECT_GE(read, 1);
  EXPECT_LE(refused.size(), 1U);
  if (!refused.empty()) {
    EXPECT_EQ(*refused.begin(), "osd");
  }
}

TEST(Network, RefusesOneThatIsCutOff) {
  const std::string whole = network_of("eng");
  EXPECT_EQ(refusal(whole), "");
  for (std::size_t length = 0; length < 600; ++length)
    EXPECT_NE(refusal(std::string_view(whole).substr(0, length)), "") << length;
  EXPECT_NE(refusal(std::string_view(whole).substr(0, whole.size() - 30)), "");
}

TEST(Network, RefusesOneOfAnotherTopologyAndNamesTheLayer) {
  std::string other = network_of("eng");
  other.replace(other.find("SummLSTM"), 8, "SomeLSTM");
  EXPECT_NE(refusal(other).find("a layer SomeLSTM where SummLSTM is expected"), std::string::npos);
}

TEST(Network, AnyDamagedByteIsEitherRefusedOrHarmless) {
  const std::string whole = network_of("eng");
  for (std::size_t at = 0; at < 1000; at += 3) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x5a);
    const NetworkFile file(damaged);
    const Traineddata model(file.path());
    try {
      const Network network = Network::load(model);
      EXPECT_LE(network.weight_count(), static_cast<std::int64_t>(whole.size()));
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::engine_not_configured);
    }
  }
}

}  // namespace
}  // namespace ocrchat
