#include "llm/endpoint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

TEST(Endpoints, AreNoneUnlessTheSettingsNameSome) {
  EXPECT_TRUE(endpoints_of(Settings{}, Role::vision).empty());
  EXPECT_TRUE(endpoints_of(Settings{}, Role::text).empty());
}

TEST(Endpoints, OfOneRoleShareItsModelAndKey) {
  Settings settings;
  settings.vision_urls = "http://one:8000/v1/, https://two.example.org/api/v3  http://three:11434";
  settings.vision_model = "reader";
  settings.vision_key = " secret\n";
  settings.text_urls = "http://four/v1";
  const std::vector<Endpoint> vision = endpoints_of(settings, Role::vision);
  ASSERT_EQ(vision.size(), 3U);
  EXPECT_EQ(vision[0].url, "http://one:8000/v1");
  EXPECT_EQ(vision[1].url, "https://two.example.org/api/v3");
  EXPECT_EQ(vision[2].url, "http://three:11434/v1");
  EXPECT_EQ(vision[2].model, "reader");
  EXPECT_EQ(vision[2].key, "secret");
  const std::vector<Endpoint> text = endpoints_of(settings, Role::text);
  ASSERT_EQ(text.size(), 1U);
  EXPECT_EQ(text[0].key, "");
  EXPECT_EQ(server_name(vision[1]), "https://two.example.org");
}

TEST(Endpoints, AreRefusedWhereTheyAreNoAddresses) {
  for (const char* urls : {"gpu:8000", "ftp://gpu/v1", "http://", "http:///v1", "https://ann:secret@gpu/v1",
                           "http://good/v1,bad"}) {
    Settings settings;
    settings.text_urls = urls;
    try {
      endpoints_of(settings, Role::text);
      ADD_FAILURE() << urls;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::setting_invalid);
      EXPECT_THAT(error.message(), testing::HasSubstr("'text-urls'"));
      EXPECT_THAT(error.message(), testing::Not(testing::HasSubstr("secret")));
    }
  }
}

TEST(Endpoints, TakeNoKeyThatWouldBecomeAnotherHeader) {
  Settings settings;
  settings.vision_key = "secret\r\nX-Other: 1";
  EXPECT_THROW(endpoints_of(settings, Role::vision), Error);
}

}  // namespace
}  // namespace ocrchat
