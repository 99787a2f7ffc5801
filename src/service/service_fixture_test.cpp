#include "service/service_fixture.hpp"

namespace ocrchat {

Inspection FakeTools::inspect(int fd, const std::string& password) {
  EXPECT_GE(fd, 0);
  while_inspecting();
  password_seen = password;
  if (fault) throw Error(*fault);
  return inspection;
}

std::string FakeTools::picture(int fd, const std::string& password, const PictureRequest& request) {
  EXPECT_GE(fd, 0);
  password_seen = password;
  if (fault) throw Error(*fault);
  return "picture " + std::to_string(request.index) + " " + std::to_string(request.width) +
         (request.rotation == 0 ? "" : " turned by " + std::to_string(request.rotation));
}

void FakeTools::searchable_pdf(int fd, const std::string& password, PageSource& pages, int out_fd) {
  password_seen = password;
  if (fault) throw Error(*fault);
  FdSink out(out_fd);
  out.write(as_chars(MappedFile(fd).bytes()));
  while (const auto page = pages.next()) out.write(" +" + std::to_string(page->index));
}

ServiceTest::ServiceTest() {
  store_ = open_sqlite_store((folder_.path() / "store.sqlite").string());
  blobs_ = open_file_blobs(folder_.path() / "blobs");
  settings_.apertium_data = "";
  service_ = std::make_unique<Service>(settings_, *store_, *blobs_, tools_, secrets_);
  apply_plans(settings_.plans, "anonymous = {pages = \"unlimited\", jobs = 0}");
}

Submission ServiceTest::submission(std::string_view content) {
  Submission result;
  result.upload = service_->begin_upload();
  result.upload->write(as_bytes(content));
  result.source.name = "scan.pdf";
  result.source.bytes = static_cast<std::int64_t>(content.size());
  result.source.sha256 = sha256_hex(as_bytes(content));
  return result;
}

Caller ServiceTest::account(const std::string& email) {
  const Account made = store_->create_account(email, "unlimited");
  const std::string token = new_token();
  store_->add_token(made.id, "first", sha256_hex(as_bytes(token)), secrets_.seal("token", token));
  return service_->authenticate(token, "192.0.2.7");
}

Page ServiceTest::page_saying(int index, const std::string& text) {
  Page page;
  page.index = index;
  page.width = 1000;
  page.height = 1000;
  Line line;
  line.words.push_back({text, {10, 10, 90, 30}, 0.95, std::nullopt, Origin::recognised, false});
  line.box = {10, 10, 90, 30};
  Block block;
  block.id = "p" + std::to_string(index) + "b0";
  block.box = line.box;
  block.content = Text{{line}};
  page.blocks = {block};
  return page;
}

void ServiceTest::read_all() {
  while (const auto held = store_->claim(10, 60'000, now_ms())) {
    for (const int index : held->pages) {
      PageResult result{index, {}, 0.95, "en", 10, {}};
      result.json = serialize_page(page_saying(index, "page-" + std::to_string(index)));
      ASSERT_TRUE(store_->settle(*held, result, now_ms()));
    }
  }
}

std::size_t ServiceTest::files() const {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path() / "blobs")) {
    count += entry.is_regular_file() ? 1 : 0;
  }
  return count;
}

}  // namespace ocrchat
