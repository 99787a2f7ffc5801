#include "http/compression.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include "http/test_server.hpp"

namespace ocrchat {
namespace {

using CompressionTest = ServerTest;

constexpr const char* kTakesGzip = "Accept-Encoding: deflate, gzip, br\r\n";

std::string unzipped(const std::string& gzip) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, MAX_WBITS + 16), Z_OK);
  std::string result(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
  stream.avail_in = static_cast<uInt>(gzip.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  result.resize(stream.total_out);
  inflateEnd(&stream);
  return result;
}

TEST(Gzip, GivesBackWhatWentIn) {
  std::string noise;
  for (unsigned state = 1; noise.size() < 100'000; state = state * 1'103'515'245 + 12'345) {
    noise += static_cast<char>(state >> 24);
  }
  for (const std::string& text : {std::string(), std::string("a"), std::string(100'000, 'a'), noise}) {
    EXPECT_EQ(unzipped(gzipped(text)), text);
  }
}

TEST_F(CompressionTest, SendsLongListsCompressedToWhoTakesThat) {
  start();
  const TestAnswer plain = get("/api/v1/tools/");
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");
  const TestAnswer gzip = get("/api/v1/tools/", kTakesGzip);
  EXPECT_EQ(gzip.header("Content-Encoding"), "gzip");
  EXPECT_LT(gzip.body.size(), plain.body.size() / 2);
  EXPECT_EQ(unzipped(gzip.body), plain.body);
}

TEST_F(CompressionTest, SendsAPageOfADocumentCompressed) {
  padding_ = std::string(5000, 'x');
  start();
  const std::string uuid(object(ask(post(form("pages:6")))).at("uuid").as_string());
  work_once();
  const std::string path = "/api/v1/ocr/" + uuid + "/pages/0/";
  EXPECT_EQ(unzipped(get(path, kTakesGzip).body), get(path).body);
}

TEST_F(CompressionTest, LeavesShortAnswersErrorsAndSecretsAlone) {
  start();
  EXPECT_EQ(get("/api/v1/me/", kTakesGzip).header("Content-Encoding"), "");
  EXPECT_EQ(get("/api/v1/nothing", kTakesGzip).header("Content-Encoding"), "");
  const std::string token = "Authorization: Bearer " + account_token("ann@example.org") + "\r\n";
  for (int i = 0; i < 20; ++i)
    store_->add_token(1, "token " + std::to_string(i), "hash " + std::to_string(i), "");
  const TestAnswer tokens = get("/api/v1/account/tokens/", token + kTakesGzip);
  EXPECT_GT(tokens.body.size(), 1024U);
  EXPECT_EQ(tokens.header("Content-Encoding"), "");
}

}  // namespace
}  // namespace ocrchat
