#include "http/multipart.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace ocrchat {
namespace {

struct Seen {
  std::string name;
  std::optional<std::string> file_name;
  std::string content;
  bool ended = false;
  bool operator==(const Seen&) const = default;
};

class Recorder final : public FormEvents {
 public:
  void begin_part(const FormPart& part) override { parts.push_back({part.name, part.file_name, {}, false}); }
  void content(std::string_view bytes) override {
    largest = std::max(largest, bytes.size());
    parts.back().content.append(bytes);
  }
  void end_part() override { parts.back().ended = true; }

  std::vector<Seen> parts;
  std::size_t largest = 0;
};

std::string part(const std::string& disposition, const std::string& content) {
  return "--XX\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
}

std::string sample_form() {
  return part("form-data; name=\"tier\"", "cpu") +
         "--XX\r\ncontent-type: application/pdf\r\nCONTENT-DISPOSITION: form-data; name=\"file\"; "
         "filename=\"a.pdf\"\r\n\r\n\r\n--X\r\n--\r\n-\r\n" +
         std::string("\0\r\r\n\r\n--XY", 10) + "\r\n" + part("form-data; name=language", "") +
         "--XX--\r\nepilogue";
}

std::vector<Seen> sample_parts() {
  return {{"tier", std::nullopt, "cpu", true},
          {"file", "a.pdf", "\r\n--X\r\n--\r\n-\r\n" + std::string("\0\r\r\n\r\n--XY", 10), true},
          {"language", std::nullopt, "", true}};
}

std::vector<Seen> parse(const std::string& form) {
  Recorder seen;
  MultipartParser parser("XX", seen);
  parser.feed(form);
  EXPECT_TRUE(parser.finished());
  return seen.parts;
}

ErrorCode refusal(const std::string& form) {
  Recorder seen;
  MultipartParser parser("XX", seen);
  try {
    parser.feed(form);
  } catch (const Error& error) {
    return error.code();
  }
  return parser.finished() ? ErrorCode::internal : ErrorCode::no_file;
}

TEST(Multipart, GivesPartsInOneGo) {
  EXPECT_EQ(parse(sample_form()), sample_parts());
}

TEST(Multipart, GivesTheSamePartsByteByByte) {
  Recorder seen;
  MultipartParser parser("XX", seen);
  for (const char c : sample_form()) parser.feed({&c, 1});
  EXPECT_TRUE(parser.finished());
  EXPECT_EQ(seen.parts, sample_parts());
}

TEST(Multipart, GivesTheSamePartsAtRandomSplits) {
  std::mt19937 random(7);
  const std::string form = sample_form();
  for (int round = 0; round < 500; ++round) {
    Recorder seen;
    MultipartParser parser("XX", seen);
    for (std::size_t at = 0; at < form.size();) {
      const std::size_t size = std::min<std::size_t>(form.size() - at, 1 + random() % 40);
      parser.feed(std::string_view(form).substr(at, size));
      at += size;
    }
    ASSERT_EQ(seen.parts, sample_parts()) << "round " << round;
  }
}

TEST(Multipart, HoldsBackNoMoreThanADelimiter) {
  Recorder seen;
  MultipartParser parser("XX", seen);
  std::string begin = part("form-data; name=file", "");
  begin.resize(begin.size() - 2);
  parser.feed(begin);
  for (int i = 0; i < 100; ++i) parser.feed(std::string(1000, 'a'));
  ASSERT_EQ(seen.parts.size(), 1U);
  EXPECT_GE(seen.parts[0].content.size(), 100'000U - 10);
  EXPECT_LE(seen.largest, 1100U);
}

TEST(Multipart, TakesPreamblePaddingAndEpilogue) {
  const std::string form =
      "This is MIME.\r\n--XX \t\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--XX--tail --XX";
  EXPECT_EQ(parse(form), (std::vector<Seen>{{"a", std::nullopt, "b", true}}));
}

TEST(Multipart, FormWithoutPartsIsEmpty) {
  EXPECT_TRUE(parse("--XX--").empty());
}

TEST(Multipart, ReadsFileNames) {
  const auto name = [](const std::string& parameters) {
    return parse(part("form-data; name=file; " + parameters, "x") + "--XX--").at(0).file_name;
  };
  EXPECT_EQ(name("filename=\"a b;c.pdf\""), "a b;c.pdf");
  EXPECT_EQ(name("filename=\"say \\\"hi\\\".pdf\""), "say \"hi\".pdf");
  EXPECT_EQ(name("filename=\"say %22hi%22.pdf\""), "say \"hi\".pdf");
  EXPECT_EQ(name("filename=\"../../etc/passwd\""), "passwd");
  EXPECT_EQ(name("filename=\"C:\\Users\\me\\x.pdf\""), "x.pdf");
  EXPECT_EQ(name("filename*=utf-8''%E1%9E%80.pdf"), "\xe1\x9e\x80.pdf");
  EXPECT_EQ(name("filename=\"_.pdf\"; filename*=UTF-8''%E1%9E%80.pdf"), "\xe1\x9e\x80.pdf");
  EXPECT_EQ(name("filename=\"good.pdf\"; filename*=latin1''x"), "good.pdf");
  EXPECT_EQ(name("filename=\"bad\xff.pdf\""), "bad\xef\xbf\xbd.pdf");
  EXPECT_EQ(name("filename=\"\""), "");
}

TEST(Multipart, CutsLongFileNamesAtACharacter) {
  std::string long_name;
  for (int i = 0; i < 100; ++i) long_name += "\xe1\x9e\x80";
  const auto parts = parse(part("form-data; name=file; filename=\"" + long_name + "\"", "x") + "--XX--");
  EXPECT_EQ(parts.at(0).file_name->size(), 255U);
  EXPECT_EQ(*parts.at(0).file_name, long_name.substr(0, 255));
}

TEST(Multipart, RefusesMalformedForms) {
  EXPECT_EQ(refusal(std::string(20'000, 'x')), ErrorCode::bad_request);
  EXPECT_EQ(refusal("--XXjunk\r\n"), ErrorCode::bad_request);
  EXPECT_EQ(refusal("--XX" + std::string(1000, ' ')), ErrorCode::bad_request);
  EXPECT_EQ(refusal("--XX\r\n\r\nno header"), ErrorCode::bad_request);
  EXPECT_EQ(refusal("--XX\r\nContent-Type: a/b\r\n\r\nx"), ErrorCode::bad_request);
  EXPECT_EQ(refusal("--XX\r\nno colon\r\n\r\nx"), ErrorCode::bad_request);
  EXPECT_EQ(refusal(part("form-data", "no name")), ErrorCode::bad_request);
  EXPECT_EQ(refusal(part("attachment; name=a", "no form-data")), ErrorCode::bad_request);
  EXPECT_EQ(refusal(part("form-data; name=\"open", "x")), ErrorCode::bad_request);
  EXPECT_EQ(refusal("--XX\r\nX: " + std::string(9000, 'a')), ErrorCode::bad_request);
}

TEST(Multipart, IsUnfinishedWithoutTheLastBoundary) {
  const std::string form = part("form-data; name=a", "b") + "--XX--";
  for (std::size_t size = 0; size < form.size(); ++size) {
    EXPECT_EQ(refusal(form.substr(0, size)), ErrorCode::no_file) << size;
  }
}

TEST(Multipart, SurvivesNoise) {
  std::mt19937 random(11);
  constexpr std::string_view kAlphabet = "--XX\r\n\r\n:;=\"a Content-Disposition: form-data; name=";
  for (int round = 0; round < 2000; ++round) {
    std::string form = "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n";
    for (int i = 0; i < 60; ++i) form += kAlphabet[random() % kAlphabet.size()];
    refusal(form);
  }
}

TEST(Boundary, IsReadQuotedAndBare) {
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(boundary_of("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""), "a b");
}

TEST(Boundary, IsAskedForWithAdvice) {
  for (const auto& type : std::vector<std::optional<std::string>>{
           std::nullopt, "", "application/json", "multipart/form-data", "multipart/form-data; boundary=",
           "multipart/form-data; boundary=" + std::string(71, 'x'), "multipart/mixed; boundary=x"}) {
    EXPECT_THROW(boundary_of(type), Error) << type.value_or("(none)");
  }
}

}  // namespace
}  // namespace ocrchat
