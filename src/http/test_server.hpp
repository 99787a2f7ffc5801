#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/log.hpp"
#include "document/json.hpp"
#include "document/text.hpp"
#include "http/server.hpp"
#include "http/test_client.hpp"
#include "llm/llm_client.hpp"
#include "store/store.hpp"

namespace ocrchat {

/// Documents are what their first bytes say: "pages:N" has N pages, anything else is refused.
class FakeDocumentTools final : public DocumentTools {
 public:
  Inspection inspect(int fd, const std::string&) override {
    const MappedFile file(fd);
    const std::string text(as_chars(file.bytes().first(std::min<std::size_t>(file.bytes().size(), 16))));
    if (!text.starts_with("pages:")) throw Error(ErrorCode::unsupported_type);
    return {MediaType::png, std::atoi(text.c_str() + 6)};
  }
  std::string picture(int, const std::string&, const PictureRequest& request) override {
    return "picture " + std::to_string(request.index) + ' ' + std::to_string(request.width) + ' ' +
           std::to_string(static_cast<int>(request.format));
  }
  void searchable_pdf(int, const std::string&, PageSource&, int out_fd) override {
    FdSink(out_fd).write("%PDF-fake");
  }
};

/// A real server on a free port, over a real store in a folder of its own.
class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    set_log_level("error");
    folder_ = std::filesystem::path(::testing::TempDir()) / ("http-" + new_uuid());
    std::filesystem::create_directories(folder_);
    settings_.listen = "127.0.0.1:0";
    settings_.data = folder_.string();
    settings_.inline_wait = 5;
    settings_.requests_per_minute = 0;
    settings_.submits_per_minute = 0;
    apply_plans(settings_.plans,
                "anonymous = {pages = \"unlimited\", jobs = 0, file-pages = 3000, file-bytes = 1000000000}");
  }
  ~ServerTest() override {
    server_.reset();
    std::filesystem::remove_all(folder_);
  }

  /// Starts with the settings as they are now.
  void start() {
    store_ = open_sqlite_store((folder_ / "test.db").string());
    blobs_ = open_file_blobs(folder_ / "blobs");
    service_ = std::make_unique<Service>(settings_, *store_, *blobs_, tools_, secrets_);
    accounts_ = std::make_unique<AccountService>(settings_, *store_, *blobs_, secrets_, nullptr);
    payments_ = std::make_unique<Payments>(settings_, *store_);
    chat_ = std::make_unique<ChatService>(*service_, *store_, models_);
    metrics_ = std::make_unique<Metrics>();
    operators_ = std::make_unique<OperatorService>(settings_, *store_);
    server_ = std::make_unique<HttpServer>(
        settings_, Services{*service_, *accounts_, *payments_, *chat_, *operators_}, *metrics_, doors_);
  }

  std::string account_token(const std::string& email) {
    const Account account = store_->create_account(email, "unlimited");
    const std::string token = new_token();
    store_->add_token(account.id, "test", sha256_hex(as_bytes(token)), secrets_.seal("token", token));
    return token;
  }

  /// Reads one waiting job as a worker would: every page says "Hello page N".
  bool work_once() {
    const auto claim = store_->claim(100, 60'000, now_ms());
    if (!claim) return false;
    for (const int index : claim->pages) store_->settle(*claim, result_for(index), now_ms());
    return true;
  }

  PageResult result_for(int index) const {
    Page page;
    page.index = index;
    page.width = 100;
    page.height = 50;
    Word word{"Hello", {1, 1, 50, 20}, 0.9, {}, Origin::recognised, false};
    Word other{"page" + std::to_string(index), {51, 1, 90, 20}, 0.9, {}, Origin::recognised, false};
    Line line;
    line.words = {word, other};
    if (!padding_.empty())
      line.words.push_back({padding_, {91, 1, 99, 20}, 0.9, {}, Origin::recognised, false});
    Block block;
    block.content = Text{{line}};
    page.blocks.push_back(block);
    settle(page);
    return {index, serialize_page(page), 0.9, "en", 10, {}};
  }

  TestClient client() const { return TestClient(server_->address()); }
  TestAnswer ask(const std::string& request) const { return client().ask(request); }
  TestAnswer get(const std::string& path, const std::string& headers = {}) const {
    return ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
  }
  static boost::json::object object(const TestAnswer& answer) {
    return boost::json::parse(answer.body).as_object();
  }

  static std::string form(const std::string& file, const std::string& extra = {}) {
    return extra + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n" + file +
           "\r\n--B--\r\n";
  }
  static std::string post(const std::string& body, const std::string& headers = {}) {
    return "POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n" +
           headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }
  static std::string field(const std::string& name, const std::string& value) {
    return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  std::string padding_;  ///< a word that makes every page as big as it is
  Settings settings_;
  const Secrets secrets_{Secrets::Key{}};
  std::filesystem::path folder_;
  FakeDocumentTools tools_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Blobs> blobs_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<AccountService> accounts_;
  std::unique_ptr<Payments> payments_;
  LlmClient models_{std::vector<Endpoint>{}, std::vector<Endpoint>{}};
  std::unique_ptr<ChatService> chat_;
  std::unique_ptr<OperatorService> operators_;
  Doors doors_ = Doors::all;
  std::unique_ptr<Metrics> metrics_;
  std::unique_ptr<HttpServer> server_;
};

}  // namespace ocrchat
