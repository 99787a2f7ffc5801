#include "http/upload_form.hpp"

#include <gtest/gtest.h>

namespace ocrchat {
namespace {

void add(UploadForm& form, const std::string& name, const std::string& value) {
  form.begin_part({name, std::nullopt});
  form.content(value);
  form.end_part();
}

ErrorCode refusal(UploadForm& form, const std::string& name, const std::string& value) {
  try {
    add(form, name, value);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

TEST(UploadForm, FillsTheSubmission) {
  UploadForm form(100);
  for (const char* name : {"tier", "language", "tool", "translate_to", "pages", "password", "callback_url"}) {
    add(form, name, std::string("<") + name + ">");
  }
  Submission submission;
  form.fill(submission);
  EXPECT_EQ(submission.tier, "<tier>");
  EXPECT_EQ(submission.language, "<language>");
  EXPECT_EQ(submission.tool, "<tool>");
  EXPECT_EQ(submission.translate_to, "<translate_to>");
  EXPECT_EQ(submission.pages, "<pages>");
  EXPECT_EQ(submission.password, "<password>");
  EXPECT_EQ(submission.callback_url, "<callback_url>");
}

TEST(UploadForm, TakesEmptyFieldsForAbsent) {
  UploadForm form(100);
  form.begin_part({"tool", std::nullopt});
  form.end_part();
  Submission submission;
  form.fill(submission);
  EXPECT_EQ(submission.tool, std::nullopt);
  EXPECT_EQ(submission.tier, std::nullopt);
}

TEST(UploadForm, PassesTheFileThrough) {
  UploadForm form(100);
  EXPECT_FALSE(form.has_file());
  form.begin_part({"file", "a.pdf"});
  form.content("one ");
  EXPECT_EQ(form.pending(), "one ");
  form.pending().clear();
  form.content("two");
  EXPECT_EQ(form.pending(), "two");
  EXPECT_TRUE(form.has_file());
  EXPECT_EQ(form.file_name(), "a.pdf");
  EXPECT_EQ(form.file_bytes(), 7);
}

TEST(UploadForm, TellsAnEmptyFileFromNoneChosen) {
  UploadForm none(100);
  none.begin_part({"file", ""});
  EXPECT_FALSE(none.has_file());
  UploadForm empty(100);
  empty.begin_part({"file", "empty.png"});
  EXPECT_TRUE(empty.has_file());
}

TEST(UploadForm, RefusesALargeFileAsItArrives) {
  UploadForm form(10);
  form.begin_part({"file", "a.pdf"});
  form.content("0123456789");
  EXPECT_THROW(form.content("!"), Error);
}

TEST(UploadForm, RefusesUnknownTwiceSentAndLongFields) {
  UploadForm form(100);
  EXPECT_EQ(refusal(form, "document", "x"), ErrorCode::bad_field);
  EXPECT_EQ(refusal(form, std::string(3000, 'n'), "x"), ErrorCode::bad_field);
  EXPECT_EQ(refusal(form, "tier", "cpu"), ErrorCode::internal);
  EXPECT_EQ(refusal(form, "tier", "cpu"), ErrorCode::bad_field);
  EXPECT_EQ(refusal(form, "tool", std::string(70'000, 'x')), ErrorCode::bad_field);
  EXPECT_EQ(refusal(form, "file", "x"), ErrorCode::internal);
  EXPECT_EQ(refusal(form, "file", "x"), ErrorCode::bad_field);
}

TEST(UploadForm, RefusesFieldsThatAreNotUtf8) {
  UploadForm form(100);
  add(form, "password", "\xff");
  Submission submission;
  EXPECT_THROW(form.fill(submission), Error);
}

}  // namespace
}  // namespace ocrchat
