#include "worker/tool_data.hpp"

#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "document/json.hpp"
#include "store/store.hpp"
#include "store/temporary_folder.hpp"

namespace ocrchat {
namespace {

namespace json = boost::json;

/// A text model that gives one answer, or none.
class OneAnswer final : public Llm {
 public:
  bool has(Role role) const override { return there && role == Role::text; }
  std::string model(Role) override { return "one"; }
  Completion complete(const CompletionRequest&) override {
    ++asked;
    if (answer.empty()) throw Error(ErrorCode::overloaded, {}, "it is away");
    Completion completion;
    completion.text = answer;
    completion.finish_reason = finish::kStop;
    return completion;
  }

  bool there = true;
  std::string answer;
  int asked = 0;
};

Page page_of_lines(int index, const std::vector<std::string>& lines) {
  Page page;
  page.index = index;
  page.width = 800;
  page.height = 1000;
  page.language = "en";
  Text text;
  int y = 0;
  for (const std::string& each : lines) {
    Line line;
    line.box = {0, y, 10 * static_cast<int>(each.size()), y + 20};
    for (std::size_t begin = 0; begin < each.size();) {
      const std::size_t end = std::min(each.find(' ', begin), each.size());
      Word word;
      word.text = each.substr(begin, end - begin);
      word.box = {10 * static_cast<int>(begin), y, 10 * static_cast<int>(end), y + 20};
      word.confidence = 0.9;
      line.words.push_back(std::move(word));
      begin = end + 1;
    }
    text.lines.push_back(std::move(line));
    y += 30;
  }
  Block block;
  block.content = std::move(text);
  page.blocks.push_back(std::move(block));
  return page;
}

class MakingData : public testing::Test {
 protected:
  Job read(const std::string& tool, const std::string& tier, const std::vector<Page>& pages) {
    NewJob job;
    job.uuid = new_uuid();
    job.owner = "ip:test";
    job.charge.allowance = {"2026-11", std::nullopt, 0};
    job.request.tool = tool;
    job.request.tier = tier;
    job.source = {"a.pdf", "application/pdf", 3, std::string(64, '0')};
    for (const Page& page : pages) job.pages.push_back(page.index);
    store_->create_job(job, "");
    const Lane lane = lane_of(job.request);
    while (const auto held = store_->claim(lane, 10, 60'000, 0)) {
      for (const int index : held->pages) {
        store_->settle(
            *held, {index, serialize_page(pages.at(static_cast<std::size_t>(index))), 0.9, "en", 10, {}}, 0);
      }
    }
    return store_->job(job.uuid).value();
  }
  json::object data_of(const Job& job, const std::string& schema = "") {
    result_ = ToolData(*store_, model_).make(job, schema, {});
    return json::parse(result_.data).as_object();
  }

  const std::vector<Page> invoice_{page_of_lines(0, {"Invoice No: 4711", "Date: 2024-03-05"}),
                                   page_of_lines(1, {"Total: 119.00 EUR"})};
  TemporaryFolder folder_;
  std::unique_ptr<Store> store_ = open_sqlite_store((folder_.path() / "db").string());
  OneAnswer model_;
  ExtractionResult result_;
};

TEST_F(MakingData, OnTheCpuTierIsDoneByRulesOverAllPages) {
  const auto data = data_of(read("invoice-to-json", "cpu", invoice_));
  EXPECT_EQ(data.at("tool"), "invoice-to-json");
  EXPECT_EQ(data.at("by"), "rules");
  EXPECT_EQ(data.at("invoice_number").at("value"), "4711");
  EXPECT_EQ(data.at("total").at("value").to_number<double>(), 119.0);
  EXPECT_EQ(data.at("total").at("page"), 1);
  EXPECT_EQ(model_.asked, 0);
}

TEST_F(MakingData, OnTheOtherTiersIsDoneByTheModel) {
  model_.answer = R"({"total": {"value": 119, "quote": "Total: 119.00", "page": 1}})";
  const auto data = data_of(read("invoice-to-json", "vlm", invoice_));
  EXPECT_EQ(data.at("by"), "model");
  EXPECT_EQ(data.at("total").at("value").to_number<double>(), 119.0);
  EXPECT_TRUE(data.at("invoice_number").is_null());
  EXPECT_THAT(result_.warnings, testing::IsEmpty());
}

TEST_F(MakingData, IsDoneByRulesWhereTheModelGivesNoAnswerAndSaysSo) {
  const auto data = data_of(read("invoice-to-json", "vlm", invoice_));
  EXPECT_EQ(data.at("by"), "rules");
  EXPECT_EQ(data.at("total").at("value").to_number<double>(), 119.0);
  ASSERT_EQ(result_.warnings.size(), 1U);
  EXPECT_EQ(result_.warnings[0].code, "extraction_by_rules");
}

TEST_F(MakingData, IsDoneByRulesWhereThereIsNoModel) {
  model_.there = false;
  EXPECT_EQ(data_of(read("invoice-to-json", "vlm", invoice_)).at("by"), "rules");
  EXPECT_THAT(result_.warnings, testing::IsEmpty());
}

TEST_F(MakingData, OfTheCallersSchemaHasItsValues) {
  const auto data = data_of(read("extract", "cpu", invoice_),
                            R"({"type": "object", "properties": {"total": {"type": "number"}}})");
  EXPECT_EQ(data.at("values").at("total").to_number<double>(), 119.0);
}

TEST_F(MakingData, ASummaryIsTheModelsOrNone) {
  const Job job = read("summarize", "cpu", invoice_);
  EXPECT_THROW(data_of(job), Error);
  model_.answer =
      R"({"points": [{"text": "The total is 119.00 EUR.", "quote": "Total: 119.00 EUR", "page": 1}]})";
  EXPECT_EQ(data_of(job).at("summary"), "The total is 119.00 EUR.");
}

TEST_F(MakingData, BreaksOffWhenNobodyWaits) {
  const Job job = read("invoice-to-json", "cpu", invoice_);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(ToolData(*store_, model_).make(job, "", stop.get_token()), Error);
}

}  // namespace
}  // namespace ocrchat
