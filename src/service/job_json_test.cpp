#include "service/job_json.hpp"

#include <boost/json.hpp>

#include "service/service_fixture.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

class JobJson : public ServiceTest {
 protected:
  std::string data_;

  std::string text_of_job(const Job& job, PageSource* pages, PageSource* translated = nullptr) {
    StringSink sink;
    write_job_json(job, {pages, translated, data_}, sink);
    return sink.text();
  }
  json::object shown(const std::string& uuid) {
    const Job job = service_->find(anonymous_, uuid);
    const auto pages = service_->pages(job);
    return json::parse(text_of_job(job, pages.get())).as_object();
  }
  static std::vector<std::string> keys(const json::object& object) {
    std::vector<std::string> result;
    for (const auto& member : object) result.emplace_back(member.key());
    return result;
  }
};

TEST_F(JobJson, HasItsMembersInTheOrderOfTheDescription) {
  const json::object job = shown(submit().job.uuid);
  EXPECT_THAT(keys(job),
              testing::ElementsAre("uuid", "name", "status", "tier", "language", "tool", "translate_to",
                                   "page_count", "pages_done", "mean_confidence", "created_at", "finished_at",
                                   "expires_at", "credits", "detected_languages", "warnings", "error", "text",
                                   "markdown", "translation", "data", "pages"));
}

TEST_F(JobJson, ShowsWhatItsToolMade) {
  const std::string uuid = submit().job.uuid;
  EXPECT_TRUE(shown(uuid).at("data").is_null());
  data_ = R"({"tool":"invoice-to-json","total":null})";
  EXPECT_EQ(shown(uuid).at("data").at("tool"), "invoice-to-json");
}

TEST_F(JobJson, OfAnUnfinishedJobHasThePagesReadSoFar) {
  const std::string uuid = submit().job.uuid;
  const Claim held = store_->claim(1, 60'000, now_ms()).value();
  PageResult first;
  first.json = serialize_page(page_saying(0, "early"));
  ASSERT_TRUE(store_->settle(held, first, now_ms()));
  const json::object job = shown(uuid);
  EXPECT_EQ(job.at("status"), "processing");
  EXPECT_EQ(job.at("pages_done"), 1);
  EXPECT_EQ(job.at("text"), "early");
  EXPECT_EQ(job.at("markdown"), "early");
  EXPECT_EQ(job.at("pages").as_array().size(), 1U);
  EXPECT_TRUE(job.at("finished_at").is_null());
  EXPECT_TRUE(job.at("mean_confidence").is_null());
  EXPECT_TRUE(job.at("error").is_null());
}

TEST_F(JobJson, OfATranslatedJobHasTheTranslationBesideTheOriginal) {
  const std::string uuid = submit().job.uuid;
  const Claim held = store_->claim(2, 60'000, now_ms()).value();
  PageResult translated;
  translated.json = serialize_page(page_saying(0, "Guten Morgen"));
  Page english = page_saying(0, "Good morning");
  english.language = "en";
  translated.translation = serialize_page(english);
  ASSERT_TRUE(store_->settle(held, translated, now_ms()));
  PageResult plain;
  plain.index = 1;
  plain.json = serialize_page(page_saying(1, "OK"));
  ASSERT_TRUE(store_->settle(held, plain, now_ms()));
  Job job = service_->find(anonymous_, uuid);
  job.request.translate_to = "en";
  const auto pages = service_->pages(job);
  const auto translation = service_->pages(job, PageVersion::translated);
  const json::object whole = json::parse(text_of_job(job, pages.get(), translation.get())).as_object();
  EXPECT_EQ(whole.at("text"), "Guten Morgen\n\nOK");
  EXPECT_EQ(
      whole.at("translation"),
      (json::object{{"language", "en"}, {"text", "Good morning\n\nOK"}, {"markdown", "Good morning\n\nOK"}}));
}

TEST_F(JobJson, OfWhichNoPageCouldBeTranslatedIsNotCalledATranslation) {
  const std::string uuid = submit().job.uuid;
  read_all();
  Job job = service_->find(anonymous_, uuid);
  job.request.translate_to = "fr";
  const auto pages = service_->pages(job);
  const auto translation = service_->pages(job, PageVersion::translated);
  const json::object whole = json::parse(text_of_job(job, pages.get(), translation.get())).as_object();
  EXPECT_EQ(whole.at("translation"), nullptr);
  EXPECT_NE(whole.at("text"), "");
}

TEST_F(JobJson, OfAFinishedJobHasTextAndPages) {
  const std::string uuid = submit().job.uuid;
  read_all();
  const json::object job = shown(uuid);
  EXPECT_EQ(job.at("status"), "done");
  EXPECT_EQ(job.at("text"), "page-0\n\npage-1\n\npage-2");
  EXPECT_EQ(job.at("credits"), 3);
  EXPECT_EQ(job.at("mean_confidence"), 0.95);
  EXPECT_EQ(job.at("detected_languages"), json::array({"en"}));
  EXPECT_EQ(job.at("translation"), nullptr);
  ASSERT_EQ(job.at("pages").as_array().size(), 3U);
  const json::object& page = job.at("pages").at(2).as_object();
  EXPECT_EQ(page.at("index"), 2);
  EXPECT_EQ(page.at("text"), "page-2");
  EXPECT_TRUE(page.contains("markdown"));
  EXPECT_EQ(page.at("blocks").at(0).at("bbox"), json::array({10, 10, 90, 30}));
}

TEST_F(JobJson, EscapesWhatPagesSay) {
  const std::string uuid = submit().job.uuid;
  const std::string nasty = "\"\\\x01</script>ខ្មែរ";
  const Claim held = store_->claim(3, 60'000, now_ms()).value();
  for (const int index : held.pages) {
    PageResult result;
    result.index = index;
    result.json = serialize_page(page_saying(index, index == 1 ? nasty : "x"));
    ASSERT_TRUE(store_->settle(held, result, now_ms()));
  }
  EXPECT_EQ(shown(uuid).at("text"), json::value("x\n\n" + nasty + "\n\nx"));
}

TEST_F(JobJson, APageGivenUpIsInTheResultWithItsWarning) {
  const std::string uuid = submit().job.uuid;
  const Claim held = store_->claim(1, 60'000, now_ms()).value();
  store_->fail(held, {0, {"page_crashed", "The page could not be read.", 0}, "", true}, {1}, now_ms());
  read_all();
  const json::object job = shown(uuid);
  EXPECT_EQ(job.at("status"), "done");
  EXPECT_EQ(job.at("credits"), 2);
  EXPECT_EQ(job.at("text"), "page-1\n\npage-2");
  EXPECT_EQ(job.at("pages").as_array().size(), 3U);
  EXPECT_EQ(job.at("pages").at(0).at("text"), "");
  EXPECT_EQ(job.at("warnings").at(0),
            json::value({{"code", "page_crashed"}, {"message", "The page could not be read."}, {"page", 0}}));
}

// Pages differ in how many members their JSON has; one size once made the writer walk over freed memory.
TEST_F(JobJson, KeepsEveryMemberOfAPageHoweverManyThereAre) {
  for (int optional_members = 0; optional_members < 16; ++optional_members) {
    Page page = page_saying(0, "said");
    page.dpi = (optional_members & 1) != 0 ? 300 : 0;
    if ((optional_members & 2) != 0) page.language = "en";
    if ((optional_members & 4) != 0) page.warnings.push_back({"blank", "It is empty.", 0});
    if ((optional_members & 8) != 0) page.rotation = 90;
    Document document;
    document.pages = {page};
    MemoryPageSource pages(document);
    Job job;
    job.status = JobStatus::done;
    const json::value whole = json::parse(text_of_job(job, &pages));
    json::object shown_page = whole.at("pages").at(0).as_object();
    EXPECT_EQ(shown_page.at("text"), "said");
    EXPECT_TRUE(shown_page.at("markdown").is_string());
    shown_page.erase("text");
    shown_page.erase("markdown");
    EXPECT_EQ(shown_page, json::parse(serialize_page(page)).as_object());
  }
}

TEST_F(JobJson, OfAFailedJobHasItsError) {
  const std::string uuid = submit().job.uuid;
  const Claim held = store_->claim(3, 60'000, now_ms()).value();
  for (const int page : held.pages)
    store_->fail(held, {page, {"page_timeout", "Too long.", page}, "", true}, {1}, now_ms());
  const json::object job = shown(uuid);
  EXPECT_EQ(job.at("status"), "failed");
  EXPECT_EQ(job.at("error"), json::value({{"code", "page_timeout"}, {"message", "Too long."}}));
  EXPECT_FALSE(job.at("finished_at").is_null());
}

TEST_F(JobJson, WithoutPagesHasEmptyText) {
  Job job;
  job.status = JobStatus::done;
  job.request.password = "never shown";
  const std::string text = text_of_job(job, nullptr);
  EXPECT_EQ(json::parse(text).at("text"), "");
  EXPECT_EQ(text.find("never shown"), std::string::npos);
}

}  // namespace
}  // namespace ocrchat
