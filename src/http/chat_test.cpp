#include "http/test_server.hpp"

namespace ocrchat {
namespace {

using Json = boost::json::object;

class Chatting : public ServerTest {
 protected:
  void SetUp() override {
    start();
    token_ = account_token("ann@example.org");
  }

  std::string submitted(const std::string& token) {
    settings_.inline_wait = 0;
    const auto answer = ask(post(form("pages:2"), bearer(token)));
    return ServerTest::object(answer).at("uuid").as_string().c_str();
  }
  static std::string bearer(const std::string& token) {
    return token.empty() ? "" : "Authorization: Bearer " + token + "\r\n";
  }
  TestAnswer question(const std::string& uuid, const std::string& body, const std::string& token,
                      const std::string& type = "application/json") {
    return ask("POST /api/v1/chat/" + uuid + "/ HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\n" +
               bearer(token) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  TestAnswer history(const std::string& uuid, const std::string& token) {
    return get("/api/v1/chat/" + uuid + "/history/", bearer(token));
  }
  static std::string code(const TestAnswer& answer) {
    return ServerTest::object(answer).at("code").as_string().c_str();
  }

  std::string token_;
};

constexpr const char* kQuestion = R"({"message": "Which page says page1?"})";

TEST_F(Chatting, AnswersWithCitationsThatStandOnTheirPages) {
  const std::string uuid = submitted(token_);
  ASSERT_TRUE(work_once());
  const auto answer = question(uuid, kQuestion, token_);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const Json turn = ServerTest::object(answer);
  EXPECT_EQ(turn.at("conversation").as_string().size(), 32U);
  const Json& message = turn.at("message").as_object();
  EXPECT_EQ(message.at("role"), "assistant");
  EXPECT_TRUE(message.at("found").as_bool());
  const Json& citation = message.at("citations").as_array().at(0).as_object();
  EXPECT_EQ(citation.at("page"), 2) << "pages count from 1 for readers";
  EXPECT_EQ(citation.at("snippet"), "Hello page1");
  EXPECT_EQ(citation.at("boxes").as_array().at(0), (boost::json::array{1, 1, 90, 20}));
  EXPECT_NE(message.at("content").as_string().find("(p. 2)"), std::string::npos);
}

TEST_F(Chatting, StreamsTheAnswerToWhoAcceptsEvents) {
  const std::string uuid = submitted(token_);
  ASSERT_TRUE(work_once());
  const auto streamed = question(uuid, kQuestion, token_, "application/json\r\nAccept: text/event-stream");
  ASSERT_EQ(streamed.status, 200) << streamed.body;
  EXPECT_EQ(streamed.header("Content-Type"), "text/event-stream");
  EXPECT_EQ(streamed.body.find("event: status\ndata: {\"state\":\"searching\"}\n\n"), 0U) << streamed.body;
  const std::size_t at = streamed.body.find("event: message\ndata: ");
  ASSERT_NE(at, std::string::npos) << streamed.body;
  const Json turn =
      boost::json::parse(streamed.body.substr(at + 21, streamed.body.find("\n\n", at) - at - 21)).as_object();
  EXPECT_TRUE(turn.at("message").at("found").as_bool());
  const Json said = ServerTest::object(history(uuid, token_));
  EXPECT_EQ(said.at("messages").as_array().at(1), turn.at("message"));
  const auto refused =
      question(std::string(32, 'a'), kQuestion, token_, "application/json\r\nAccept: text/event-stream");
  EXPECT_EQ(refused.status, 404) << "what is wrong before the answer begins is a plain answer";
}

TEST_F(Chatting, RemembersWhatWasSaidUntilItIsToldToForget) {
  const std::string uuid = submitted(token_);
  ASSERT_TRUE(work_once());
  EXPECT_TRUE(ServerTest::object(history(uuid, token_)).at("conversation").is_null());
  const Json turn = ServerTest::object(question(uuid, kQuestion, token_));
  question(uuid, kQuestion, token_);
  const Json said = ServerTest::object(history(uuid, token_));
  EXPECT_EQ(said.at("conversation"), turn.at("conversation"));
  const auto& messages = said.at("messages").as_array();
  ASSERT_EQ(messages.size(), 4U);
  EXPECT_EQ(messages[0].at("role"), "user");
  EXPECT_EQ(messages[0].at("content"), "Which page says page1?");
  EXPECT_EQ(messages[1].at("content"), turn.at("message").at("content"));
  EXPECT_EQ(messages[1].at("citations"), turn.at("message").at("citations"));
  const auto forgotten =
      ask("DELETE /api/v1/chat/" + uuid + "/history/ HTTP/1.1\r\nHost: x\r\n" + bearer(token_) + "\r\n");
  EXPECT_EQ(forgotten.status, 204);
  EXPECT_TRUE(ServerTest::object(history(uuid, token_)).at("messages").as_array().empty());
}

TEST_F(Chatting, IsForAccountsAndTheirOwnJobs) {
  const std::string uuid = submitted(token_);
  ASSERT_TRUE(work_once());
  const auto anonymous = question(uuid, kQuestion, "");
  EXPECT_EQ(anonymous.status, 401);
  EXPECT_EQ(code(anonymous), "token_missing");
  const std::string other = account_token("bob@example.org");
  EXPECT_EQ(question(uuid, kQuestion, other).status, 404);
  EXPECT_EQ(history(uuid, other).status, 404);
  EXPECT_EQ(question(std::string(32, '0'), kQuestion, token_).status, 404);
}

TEST_F(Chatting, WaitsForNoUnfinishedJob) {
  const std::string uuid = submitted(token_);
  const auto early = question(uuid, kQuestion, token_);
  EXPECT_EQ(early.status, 409);
  EXPECT_EQ(code(early), "not_finished");
}

TEST_F(Chatting, RefusesWhatIsNoQuestion) {
  const std::string uuid = submitted(token_);
  ASSERT_TRUE(work_once());
  const std::string long_one(4001, 'x');
  for (const std::string& body :
       {std::string("{}"), std::string(R"({"message": 7})"), std::string(R"({"message": " \n"})"),
        std::string(R"({"message": "x", "more": 1})"), R"({"message": ")" + long_one + "\"}"}) {
    const auto answer = question(uuid, body, token_);
    EXPECT_EQ(answer.status, 400) << body;
    EXPECT_EQ(code(answer), "bad_field") << body;
  }
  EXPECT_EQ(code(question(uuid, "nonsense", token_)), "bad_request");
  EXPECT_EQ(code(question(uuid, kQuestion, token_, "text/plain")), "bad_request");
  EXPECT_TRUE(ServerTest::object(history(uuid, token_)).at("messages").as_array().empty());
}

TEST_F(Chatting, SaysSoWhenTheDocumentDoesNot) {
  const std::string uuid = submitted(token_);
  ASSERT_TRUE(work_once());
  const Json turn = ServerTest::object(
      question(uuid, R"({"message": "Who was the emperor of Abyssinia in 1890?"})", token_));
  EXPECT_FALSE(turn.at("message").at("found").as_bool());
  EXPECT_TRUE(turn.at("message").at("citations").as_array().empty());
}

}  // namespace
}  // namespace ocrchat
