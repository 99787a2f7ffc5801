#include "http/test_server.hpp"

namespace ocrchat {
namespace {

using InfoTest = ServerTest;

TEST_F(InfoTest, GreetsPeopleAndPrograms) {
  start();
  const TestAnswer text = get("/");
  EXPECT_EQ(text.header("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_NE(text.body.find("curl -F \"file=@page.png\" http://x/api/v1/ocr/"), std::string::npos)
      << text.body;
  const TestAnswer html = get("/", "Accept: text/html\r\n");
  EXPECT_EQ(html.header("Content-Type"), "text/html; charset=utf-8");
}

TEST_F(InfoTest, WritesNoMarkupFromTheClientIntoItsPage) {
  start();
  const TestAnswer html = ask("GET / HTTP/1.1\r\nHost: <script>%%\r\nAccept: text/html\r\n\r\n");
  EXPECT_EQ(html.body.find("<script>"), std::string::npos);
}

TEST_F(InfoTest, ReportsHealth) {
  start();
  EXPECT_EQ(object(get("/healthz")).at("status"), "ok");
  EXPECT_EQ(object(get("/readyz")).at("status"), "ready");
}

TEST_F(InfoTest, ListsLanguagesWhoseModelIsInstalled) {
  settings_.models = (folder_ / "models").string();
  std::filesystem::create_directories(settings_.models);
  write_file(std::filesystem::path(settings_.models) / "eng.traineddata", "x");
  start();
  const auto list = object(get("/api/v1/languages/")).at("languages").as_array();
  ASSERT_FALSE(list.empty());
  bool english = false;
  for (const auto& language : list) english = english || language.at("code") == "en";
  EXPECT_TRUE(english);
  EXPECT_EQ(list.at(0).at("right_to_left"), false);
}

TEST_F(InfoTest, ListsToolsAndWhatTheyLack) {
  start();
  const auto list = object(get("/api/v1/tools/")).at("tools").as_array();
  ASSERT_FALSE(list.empty());
  for (const auto& tool : list) {
    const std::string needs(tool.at("needs").as_string());
    if (needs == "translator") continue;  // as it is installed here
    const bool needs_model = needs != "nothing" && needs != "schema";
    EXPECT_EQ(tool.at("available").as_bool(), !needs_model) << tool.at("slug");
    EXPECT_EQ(tool.as_object().contains("trouble"), needs_model) << tool.at("slug");
    EXPECT_EQ(tool.at("page_credits").at("vlm"), 5);
  }
}

TEST_F(InfoTest, ListsTheLanguagesOfTranslation) {
  settings_.apertium_data = (std::filesystem::path(settings_.data) / "none").string();
  start();
  const auto row = [&] {
    const auto body = object(get("/api/v1/tools/"));
    for (const auto& tool : body.at("tools").as_array()) {
      if (tool.at("slug") == "translate") return tool.as_object();
    }
    return boost::json::object();
  };
  EXPECT_TRUE(row().at("languages").as_array().empty());
  EXPECT_EQ(row().at("available"), false);
  EXPECT_NE(row().at("trouble").as_string().find("apertium"), std::string::npos);
}

TEST_F(InfoTest, ListsEngines) {
  start();
  const auto list = object(get("/api/v1/engines")).at("engines").as_array();
  ASSERT_FALSE(list.empty());
  EXPECT_TRUE(list.at(0).at("available").is_bool());
  EXPECT_TRUE(list.at(0).at("tier").is_string());
  EXPECT_EQ(list.back().at("name"), "vlm");
  EXPECT_EQ(list.back().at("available"), false);
  EXPECT_NE(list.back().at("trouble").as_string().find("vision-urls"), std::string::npos);
}

TEST_F(InfoTest, ListsTheVisionModelAsThereWhereOneIsNamed) {
  settings_.vision_urls = "http://127.0.0.1:1/v1";
  start();
  const auto list = object(get("/api/v1/engines")).at("engines").as_array();
  EXPECT_EQ(list.back().at("available"), true);
}

TEST_F(InfoTest, DescribesItself) {
  start();
  EXPECT_EQ(object(get("/api/v1/openapi.json")).at("openapi"), "3.1.0");
}

TEST_F(InfoTest, AnswersUnknownPathsAndMethods) {
  start();
  const TestAnswer unknown = get("/api/v2/");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(object(unknown).at("code"), "not_found");
  const TestAnswer wrong = ask("PUT /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(object(wrong).at("code"), "method_not_allowed");
  EXPECT_NE(wrong.header("Allow").find("POST"), std::string::npos);
}

TEST_F(InfoTest, LetsBrowsersAskBeforehand) {
  settings_.allow_origin = "https://app.example.org";
  start();
  const TestAnswer answer =
      ask("OPTIONS /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nOrigin: https://app.example.org\r\n"
          "Access-Control-Request-Method: POST\r\n\r\n");
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "https://app.example.org");
  EXPECT_NE(answer.header("Access-Control-Allow-Methods").find("POST"), std::string::npos);
  EXPECT_NE(answer.header("Access-Control-Allow-Headers").find("Authorization"), std::string::npos);
  EXPECT_EQ(answer.header("Vary"), "Origin");
  EXPECT_EQ(ask("OPTIONS /nowhere HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
}

TEST_F(InfoTest, AllowsNoOtherOriginIfNoneIsSet) {
  settings_.allow_origin = "";
  start();
  EXPECT_EQ(get("/healthz").header("Access-Control-Allow-Origin"), "");
}

}  // namespace
}  // namespace ocrchat
