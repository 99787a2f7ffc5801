#include "lstm/model_config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lstm/sample_lines.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names_in(const std::string& config) {
  return sub_languages_in(as_bytes(config));
}

TEST(ModelConfig, NamesTheModelsToReadWith) {
  EXPECT_THAT(names_in("tessedit_load_sublangs aze_cyrl\n"), ElementsAre("aze_cyrl"));
  EXPECT_THAT(names_in("a 1\ntessedit_load_sublangs\tone+two \r\nb 2"), ElementsAre("one", "two"));
}

TEST(ModelConfig, CommentsAndOtherSettingsNameNone) {
  EXPECT_THAT(names_in("# tessedit_load_sublangs srp\npreserve_interword_spaces 1\n"), IsEmpty());
  EXPECT_THAT(names_in(""), IsEmpty());
  EXPECT_THAT(sub_languages_in({}), IsEmpty());
}

TEST(ModelConfig, NamesThatLeadElsewhereAreNone) {
  EXPECT_THAT(names_in("tessedit_load_sublangs ../../etc/passwd\ntessedit_load_sublangs a/b+ok\n"),
              ElementsAre("ok"));
}

TEST(ModelConfig, APackagedModelNamesItsOtherAlphabet) {
  EXPECT_THAT(sub_languages_in(packaged_model("uzb").entry(ModelEntry::config)), ElementsAre("uzb_cyrl"));
  EXPECT_THAT(sub_languages_in(packaged_model("eng").entry(ModelEntry::config)), IsEmpty());
}

}  // namespace
}  // namespace ocrchat
