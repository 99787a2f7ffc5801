#include "vlm/own_profiles.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal(std::string_view toml) {
  try {
    const OwnProfiles own(toml);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::setting_invalid);
    return error.message();
  }
  ADD_FAILURE() << toml << " was taken";
  return {};
}

TEST(OwnProfiles, SayHowAModelIsAsked) {
  const OwnProfiles own(R"([acme]
matches = ["Acme-OCR", "acme_reader"]
like = "dots.ocr"
prompt = "Read this page."
temperatures = [0, 0.5]
top-p = 0.9
long-side = 1000
extra = '{"top_k": 1}')");
  const Profile& acme = own.profile_for("vendor/ACME-ocr-7b");
  EXPECT_EQ(acme.name, "acme");
  EXPECT_EQ(acme.prompt, "Read this page.");
  EXPECT_EQ(acme.format, Profile::Format::layout_json) << "as dots.ocr";
  EXPECT_EQ(acme.box_space, -1);
  EXPECT_THAT(acme.temperatures, ElementsAre(0, 0.5));
  EXPECT_EQ(acme.top_p, 0.9);
  EXPECT_EQ(acme.long_side, 1000);
  EXPECT_EQ(acme.extra, R"({"top_k": 1})");
  EXPECT_EQ(own.profile_for("acme_reader").name, "acme");
  EXPECT_EQ(own.profile_for("olmocr").name, "olmOCR");
}

TEST(OwnProfiles, GoBeforeTheTable) {
  const OwnProfiles own("[olmocr]\nprompt = \"Read.\"\n");
  EXPECT_EQ(own.profile_for("allenai/olmOCR-2-7B").prompt, "Read.") << "its name is what it matches";
  EXPECT_EQ(own.profile_for("allenai/olmOCR-2-7B").format, Profile::Format::markdown);
  EXPECT_EQ(OwnProfiles("").profile_for("allenai/olmOCR-2-7B").name, "olmOCR");
}

TEST(OwnProfiles, NameTheirMistakes) {
  EXPECT_THAT(refusal("[a"), HasSubstr("'vision-profiles'"));
  EXPECT_THAT(refusal("a = 1"), HasSubstr("[a]"));
  EXPECT_THAT(refusal("[a]\nprompts = \"x\""), HasSubstr("'prompts'"));
  EXPECT_THAT(refusal("[a]\nprompt = 1"), HasSubstr("'prompt'"));
  EXPECT_THAT(refusal("[a]\nlike = \"b\""), HasSubstr("'b'"));
  EXPECT_THAT(refusal("[a]\nformat = \"pdf\""), HasSubstr("'pdf'"));
  EXPECT_THAT(refusal("[a]\nmultiple = 0"), HasSubstr("'multiple'"));
  EXPECT_THAT(refusal("[a]\nlong-side = 1.5"), HasSubstr("'long-side'"));
  EXPECT_THAT(refusal("[a]\nmatches = []"), HasSubstr("'matches'"));
  EXPECT_THAT(refusal("[a]\nmatches = [\"\"]"), HasSubstr("'matches'"));
  EXPECT_THAT(refusal("[a]\ntemperatures = []"), HasSubstr("'temperatures'"));
  EXPECT_THAT(refusal("[a]\ntemperatures = [3]"), HasSubstr("'temperatures'"));
  EXPECT_THAT(refusal("[a]\ntop-p = nan"), HasSubstr("'top-p'"));
  EXPECT_THAT(refusal("[a]\npicture-first = 1"), HasSubstr("'picture-first'"));
  EXPECT_THAT(refusal("[a]\nextra = \"top_k\""), HasSubstr("'extra'"));
}

}  // namespace
}  // namespace ocrchat
