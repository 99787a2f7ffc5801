#include "lstm/code_trie.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "lstm/charset.hpp"
#include "lstm/network.hpp"
#include "lstm/spelling_bytes.hpp"

namespace ocrchat {
namespace {

TEST(CodeTrie, FindsLettersOfOneClassAndOfSeveral) {
  const std::string bytes = spelling_bytes({{0}, {1}, {2, 3}, {2, 4, 5}});
  const CodeTrie codes(as_bytes(bytes), 4, 6);
  EXPECT_EQ(codes.letter(CodeTrie::kRoot, 1), 1);
  EXPECT_EQ(codes.letter(CodeTrie::kRoot, 2), CodeTrie::kNone);
  const int state = codes.next(CodeTrie::kRoot, 2);
  ASSERT_NE(state, CodeTrie::kNone);
  EXPECT_EQ(codes.letter(state, 3), 2);
  EXPECT_EQ(codes.letter(codes.next(state, 4), 5), 3);
  EXPECT_EQ(codes.next(state, 5), CodeTrie::kNone);
}

TEST(CodeTrie, OfTwoLettersSpelledAlikeTheLaterIsMeant) {
  const std::string bytes = spelling_bytes({{1}, {1}});
  EXPECT_EQ(CodeTrie(as_bytes(bytes), 2, 2).letter(CodeTrie::kRoot, 1), 1);
}

TEST(CodeTrie, RefusesClassesThatThereAreNotAndBytesThatEnd) {
  const std::string good = spelling_bytes({{0}, {1, 2}});
  EXPECT_THROW(CodeTrie(as_bytes(good), 2, 2), Error);  // of two classes there is no third
  EXPECT_THROW(CodeTrie(as_bytes(good), 1, 3), Error);  // more letters than the charset has
  EXPECT_THROW(CodeTrie(as_bytes(spelling_bytes({{-1}})), 1, 3), Error);
  EXPECT_THROW(CodeTrie(as_bytes(spelling_bytes({std::vector<int>(10, 0)})), 1, 3), Error);
  for (std::size_t size = 0; size < good.size(); ++size)
    EXPECT_THROW(CodeTrie(as_bytes(good).first(size), 2, 3), Error) << size;
}

TEST(CodeTrie, SpellsTheLettersOfEveryPackagedModel) {
  int models = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator("/usr/share/tesseract-ocr/5/tessdata")) {
    if (entry.path().extension() != ".traineddata" || entry.path().stem() == "osd") continue;
    const Traineddata file(entry.path());
    const Network network = Network::load(file);
    const Charset letters(*file.entry(ModelEntry::letters));
    const CodeTrie codes(*file.entry(ModelEntry::codes), letters.size(), network.class_count());
    EXPECT_NE(codes.letter(CodeTrie::kRoot, 0), CodeTrie::kNone) << entry.path();  // class 0 is the space
    ++models;
  }
  EXPECT_GT(models, 100);
}

}  // namespace
}  // namespace ocrchat
