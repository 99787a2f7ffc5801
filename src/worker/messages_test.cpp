#include "worker/messages.hpp"

#include <gmock/gmock.h>

namespace ocrchat {
namespace {

TEST(Messages, ReadersGetTheirSettingsAndNoOthers) {
  Settings settings;
  settings.models = "/some where/models";
  settings.render_dpi = 144;
  settings.trust_embedded_text = false;
  settings.data = "secret-place";
  const std::string json = reader_settings_json(settings);
  EXPECT_THAT(json, testing::Not(testing::HasSubstr("secret-place")));
  Settings theirs;
  apply_reader_settings(theirs, json);
  EXPECT_EQ(theirs.models, settings.models);
  EXPECT_EQ(theirs.render_dpi, 144);
  EXPECT_FALSE(theirs.trust_embedded_text);
  EXPECT_EQ(theirs.data, Settings().data);
}

TEST(Messages, PasswordsMayHaveAnyBytes) {
  std::string password;
  for (int c = 0; c < 256; ++c) password += static_cast<char>(c);
  EXPECT_EQ(open_request(to_message(OpenRequest{password})).password, password);
}

TEST(Messages, RequestsComeBackAsTheyWere) {
  const ReadRequest read = read_request(to_message(ReadRequest{41, "zh-Hant"}));
  EXPECT_EQ(read.index, 41);
  EXPECT_EQ(read.language, "zh-Hant");
  const PictureRequest picture =
      picture_request(to_message(PictureRequest{3, 90, 800, PictureFormat::webp, {1, 2, 30, 40}}));
  EXPECT_EQ(picture.index, 3);
  EXPECT_EQ(picture.rotation, 90);
  EXPECT_EQ(picture.width, 800);
  EXPECT_EQ(picture.format, PictureFormat::webp);
  const Inspection seen = inspection(to_message(Inspection{MediaType::tiff, 12}));
  EXPECT_EQ(seen.media_type, MediaType::tiff);
  EXPECT_EQ(seen.page_count, 12);
}

TEST(Messages, IllFormedAnswersAreACrash) {
  for (const char* text :
       {"", "[]", "{", R"({"pages":3})", R"({"media_type":"text/html","pages":3})",
        R"({"media_type":"image/png","pages":-1})", R"({"media_type":"image/png","pages":1e3})",
        R"({"media_type":"image/png","pages":9999999999})", R"({"media_type":7,"pages":1})"}) {
    try {
      inspection(text);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::page_crashed) << text;
    }
  }
}

TEST(Messages, ReportedErrorsKeepCodeAndMessage) {
  const Error error = reported_error(to_message(Error(ErrorCode::wrong_password, "No.", "pdf")));
  EXPECT_EQ(error.code(), ErrorCode::wrong_password);
  EXPECT_EQ(error.message(), "No.");
  EXPECT_THAT(error.where(), testing::HasSubstr("pdf"));
}

TEST(Messages, ErrorsThatAreNotAReadersToGiveAreInternal) {
  for (const char* code : {"token_invalid", "overloaded", "page_crashed", "no such code"}) {
    const Error error =
        reported_error(std::string(R"({"code":")") + code + R"(","message":"click here","where":""})");
    EXPECT_EQ(error.code(), ErrorCode::internal);
    EXPECT_THAT(error.message(), testing::Not(testing::HasSubstr("click")));
  }
}

TEST(Messages, LongErrorsAreCut) {
  const Error error = reported_error(to_message(Error(ErrorCode::page_unreadable, std::string(5000, 'x'))));
  EXPECT_LE(error.message().size(), 510U);
}

}  // namespace
}  // namespace ocrchat
