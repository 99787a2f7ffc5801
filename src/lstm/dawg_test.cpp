#include "lstm/dawg.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "lstm/charset.hpp"
#include "lstm/sample_dawg.hpp"
#include "lstm/sample_lines.hpp"

namespace ocrchat {
namespace {

constexpr int kLetters = 9;

bool has(const Dawg& words, const std::vector<int>& word) {
  std::optional<Dawg::Edge> edge = words.first(word.front());
  for (std::size_t i = 1; i < word.size() && edge; ++i) edge = words.after(*edge, word[i]);
  return edge && words.ends_word(*edge);
}

TEST(Dawg, HasTheWordsThatWerePutInAndNoOthers) {
  const std::string bytes = dawg_bytes({{1, 2, 3}, {1, 2}, {4}, {8, 8, 8, 1}}, kLetters);
  const Dawg words(as_bytes(bytes), kLetters);
  for (const std::vector<int>& word : {std::vector{1, 2, 3}, {1, 2}, {4}, {8, 8, 8, 1}})
    EXPECT_TRUE(has(words, word)) << word.size();
  for (const std::vector<int>& word : {std::vector{1}, {2}, {4, 4}, {8, 8, 8}, {1, 2, 3, 3}, {0}})
    EXPECT_FALSE(has(words, word)) << word.size();
}

TEST(Dawg, FindsWordsInAPackagedModel) {
  const Traineddata file = packaged_model("eng");
  const Charset charset(*file.entry(ModelEntry::letters));
  const Dawg words(*file.entry(ModelEntry::words), charset.size());
  const auto spelled = [&](const std::string& text) {
    std::vector<int> word;
    for (const char c : text)
      for (int letter = 1; letter < charset.size(); ++letter)
        if (charset.text(letter) == std::string(1, c)) word.push_back(letter);
    return word;
  };
  for (const char* word : {"a", "the", "Monday", "university"})
    EXPECT_TRUE(has(words, spelled(word))) << word;
  for (const char* word : {"thqf", "univers1ty", "qxz"}) EXPECT_FALSE(has(words, spelled(word))) << word;
}

TEST(Dawg, RefusesWhatIsCutOffOrOfAnotherCharset) {
  const std::string bytes = dawg_bytes({{1, 2}}, kLetters);
  EXPECT_THROW(Dawg(as_bytes(bytes.substr(0, 9)), kLetters), Error);
  EXPECT_THROW(Dawg(as_bytes(bytes.substr(0, bytes.size() - 1)), kLetters), Error);
  EXPECT_THROW(Dawg(as_bytes(bytes), kLetters - 1), Error);
  EXPECT_THROW(Dawg(as_bytes("x" + bytes), kLetters), Error);
}

TEST(Dawg, EdgesThatLeadNowhereEndTheSearch) {
  std::mt19937 random(7);
  const std::string whole = dawg_bytes({{1, 2, 3}, {4, 5}, {6, 7, 8, 1, 2}}, kLetters);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 4; ++i) bytes[10 + random() % (bytes.size() - 10)] = static_cast<char>(random());
    const Dawg words(as_bytes(bytes), kLetters);
    std::optional<Dawg::Edge> edge = words.first(static_cast<int>(random() % kLetters));
    for (int i = 0; i < 50 && edge; ++i) edge = words.after(*edge, static_cast<int>(random() % kLetters));
  }
}

TEST(Dawg, AnEmptyOneHasNoWords) {
  const std::string bytes = dawg_bytes({}, kLetters);
  EXPECT_FALSE(Dawg(as_bytes(bytes), kLetters).first(1));
}

}  // namespace
}  // namespace ocrchat
