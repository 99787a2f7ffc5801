#include "service/file_name.hpp"
#include "service/service_fixture.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;

class Downloading : public ServiceTest {
 protected:
  std::string body(const Download& download) {
    StringSink sink;
    download.write(sink);
    return sink.text();
  }
  std::string fetch(const std::string& format) { return body(service_->download(anonymous_, uuid_, format)); }

  const std::string uuid_ = submit().job.uuid;
};

TEST_F(Downloading, IsRefusedBeforeTheJobIsDone) {
  refused(ErrorCode::not_finished, [&] { fetch("txt"); });
}

TEST_F(Downloading, OfAFailedJobSaysWhy) {
  const Claim held = store_->claim(10, 1000, 0).value();
  for (const int page : held.pages) {
    store_->fail(held, {page, {"page_timeout", "The page took too long.", page}, "", true}, {1}, 1);
  }
  EXPECT_THAT(refused(ErrorCode::not_finished, [&] { fetch("txt"); }), HasSubstr("The page took too long."));
}

TEST_F(Downloading, StreamsThePagesInOrder) {
  read_all();
  const Download text = service_->download(anonymous_, uuid_, "txt");
  EXPECT_EQ(text.file_name, "scan.txt");
  EXPECT_THAT(text.media_type, HasSubstr("text/plain"));
  EXPECT_FALSE(text.bytes);
  EXPECT_THAT(body(text), testing::ContainsRegex("page-0.*\f.*page-1.*\f.*page-2"));
}

TEST_F(Downloading, EveryFormatOfTheTableIsThere) {
  read_all();
  for (const Format& format : formats()) EXPECT_FALSE(fetch(std::string(format.name)).empty()) << format.name;
}

TEST_F(Downloading, AnUnknownFormatIsRefusedWithThoseThereAre) {
  read_all();
  EXPECT_THAT(refused(ErrorCode::bad_field, [&] { fetch("exe"); }), HasSubstr("docx"));
}

TEST_F(Downloading, WithoutAFormatIsPlainText) {
  read_all();
  EXPECT_EQ(service_->download(anonymous_, uuid_, "").file_name, "scan.txt");
}

/// Jobs whose tool makes a file of its own.
class DownloadingOfTools : public Downloading {
 protected:
  std::string read_with(const std::string& tool, const std::string& data) {
    settings_.text_urls = "http://127.0.0.1:1/v1";
    Submission asked = submission();
    asked.tool = tool;
    const std::string uuid = service_->submit(anonymous_, std::move(asked)).job.uuid;
    read_all();
    for (const Lane lane : {Lane::cpu, Lane::model}) {
      const auto held = store_->claim_extraction(lane, 60'000, now_ms());
      if (!held) continue;
      if (data.empty()) {
        store_->fail_extraction(*held, {-1, {"extraction_failed", "No.", {}}, "", true}, {1}, now_ms());
      } else {
        EXPECT_TRUE(store_->settle_extraction(*held, {data}, now_ms()));
      }
    }
    return uuid;
  }
  Download of(const std::string& uuid, const std::string& format = "") {
    return service_->download(anonymous_, uuid, format);
  }
};

TEST_F(DownloadingOfTools, GivesTheDataAsJsonAndTheDocumentInAnyFormat) {
  const std::string uuid = read_with("invoice-to-json", R"({"tool":"invoice-to-json"})");
  const Download data = of(uuid);
  EXPECT_EQ(data.media_type, "application/json");
  EXPECT_EQ(data.file_name, "scan.json");
  EXPECT_EQ(body(data), "{\"tool\":\"invoice-to-json\"}\n");
  EXPECT_THAT(body(of(uuid, "txt")), HasSubstr("page-1"));
}

TEST_F(DownloadingOfTools, GivesBookingsAsCsv) {
  const std::string uuid = read_with(
      "bank-statement-to-csv",
      R"({"rows": [{"date": {"value": "2026-01-02", "quote": "02.01.", "page": 0}, "description": null,
          "amount": {"value": -5.5, "quote": "5,50-", "page": 0}, "balance": null, "page": 0}]})");
  EXPECT_EQ(of(uuid).file_name, "scan.csv");
  EXPECT_THAT(body(of(uuid)), HasSubstr("\"2026-01-02\",,-5.5,,1"));
}

TEST_F(DownloadingOfTools, GivesASummaryAsMarkdown) {
  const std::string uuid = read_with(
      "summarize",
      R"({"summary": "All * is well.", "points": [{"text": "All *is* well.", "page": 2, "quote": "x"}]})");
  EXPECT_EQ(body(of(uuid)), "- All \\*is\\* well. (p. 3)\n");
}

TEST_F(DownloadingOfTools, GivesTheDocumentInTheToolsFormatWhereThatIsTheTool) {
  EXPECT_EQ(of(read_with("pdf-to-word", "")).file_name, "scan.docx");
  EXPECT_EQ(of(read_with("searchable-pdf", "")).file_name, "scan.pdf");
  EXPECT_EQ(of(read_with("extract-tables", R"({"tables": []})")).file_name, "scan.csv");
}

TEST_F(DownloadingOfTools, SaysThatThereIsNoDataAndWhatThereIs) {
  const std::string uuid = read_with("invoice-to-json", "");
  EXPECT_THAT(refused(ErrorCode::not_found, [&] { of(uuid); }), HasSubstr("docx"));
  EXPECT_THAT(body(of(uuid, "txt")), HasSubstr("page-1"));
}

TEST_F(Downloading, TheSearchablePdfIsMadeFromTheOriginal) {
  read_all();
  const Download pdf = service_->download(anonymous_, uuid_, "pdf");
  EXPECT_EQ(pdf.bytes, 13);
  EXPECT_EQ(body(pdf), "%PDF +0 +1 +2");
  EXPECT_EQ(files(), 1U) << "nothing but the upload";
}

TEST_F(Downloading, WithoutTheOriginalThereIsNoPdfAndNoImage) {
  read_all();
  blobs_->remove(uuid_);
  refused(ErrorCode::gone, [&] { fetch("pdf"); });
  refused(ErrorCode::gone, [&] { service_->page_image(anonymous_, uuid_, 0, 0, "png"); });
  EXPECT_NO_THROW(fetch("txt"));
}

TEST_F(Downloading, AnEncryptedOriginalCannotBeShownOnceItsPasswordIsForgotten) {
  Submission asked = submission();
  asked.password = "secret";
  const std::string uuid = service_->submit(anonymous_, std::move(asked)).job.uuid;
  service_->page_image(anonymous_, uuid, 0, 0, "png");
  EXPECT_EQ(tools_.password_seen, "secret") << "while the job runs";
  read_all();
  tools_.fault = Error(ErrorCode::password_required);
  refused(ErrorCode::gone, [&] { service_->download(anonymous_, uuid, "pdf"); });
  refused(ErrorCode::gone, [&] { service_->page_image(anonymous_, uuid, 0, 0, "png"); });
}

TEST_F(Downloading, IsForTheOwnerAlone) {
  const std::string uuid = submit(account("ann@example.org")).job.uuid;
  refused(ErrorCode::not_found, [&] { service_->download(anonymous_, uuid, "txt"); });
  refused(ErrorCode::not_found, [&] { service_->page_image(anonymous_, uuid, 0, 0, "png"); });
}

TEST_F(Downloading, APageImageIsOfTheFilesPage) {
  const Download picture = service_->page_image(anonymous_, uuid_, 1, 200, "webp");
  EXPECT_EQ(picture.media_type, "image/webp");
  EXPECT_EQ(picture.file_name, "scan.page-2.webp");
  EXPECT_EQ(picture.bytes, 13);
  EXPECT_EQ(body(picture), "picture 1 200");
}

TEST_F(Downloading, PageImagesThatCannotBeAreRefused) {
  read_all();
  refused(ErrorCode::not_found, [&] { service_->page_image(anonymous_, uuid_, -1, 0, "png"); });
  refused(ErrorCode::not_found, [&] { service_->page_image(anonymous_, uuid_, 3, 0, "png"); });
  refused(ErrorCode::bad_field, [&] { service_->page_image(anonymous_, uuid_, 0, -1, "png"); });
  refused(ErrorCode::bad_field, [&] { service_->page_image(anonymous_, uuid_, 0, 1'000'000, "png"); });
  refused(ErrorCode::bad_field, [&] { service_->page_image(anonymous_, uuid_, 0, 0, "gif"); });
  tools_.fault = Error(ErrorCode::page_unreadable);
  refused(ErrorCode::page_unreadable, [&] { service_->page_image(anonymous_, uuid_, 0, 0, "png"); });
}

TEST(DownloadName, IsTheStemWithANewExtension) {
  EXPECT_EQ(download_name("scan.pdf", "txt"), "scan.txt");
  EXPECT_EQ(download_name("my.scan.v2.pdf", "docx"), "my.scan.v2.docx");
  EXPECT_EQ(download_name("សំណើ.png", "md"), "សំណើ.md");
}

TEST(DownloadName, IsSafeWhateverTheSourceIsCalled) {
  EXPECT_EQ(download_name("../../etc/passwd", "txt"), "passwd.txt");
  EXPECT_EQ(download_name("C:\\docs\\a.pdf", "txt"), "a.txt");
  EXPECT_EQ(download_name("a\r\nSet-Cookie: x\".pdf", "txt"), "aSet-Cookie x.txt");
  EXPECT_EQ(download_name("\xE2\x80\xAE"
                          "fdp.exe",
                          "pdf"),
            "fdp.pdf");
  EXPECT_EQ(download_name("", "txt"), "document.txt");
  EXPECT_EQ(download_name(".pdf", "txt"), "document.txt");
  EXPECT_EQ(download_name("...", "txt"), "document.txt");
  EXPECT_LE(download_name(std::string(10'000, 'x'), "txt").size(), 130U);
}

}  // namespace
}  // namespace ocrchat
