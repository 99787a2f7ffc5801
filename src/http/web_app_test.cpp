#include "http/web_app.hpp"

#include <gmock/gmock.h>

#include <set>

#include "base/bytes.hpp"
#include "http/router.hpp"
#include "http/test_server.hpp"
#include "http/web_files.hpp"

namespace ocrchat {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using WebAppTest = ServerTest;

constexpr const char* kAsBrowser = "Accept: text/html,*/*;q=0.8\r\n";

const WebFile& script() {
  for (const WebFile& file : web_files()) {
    if (file.name.starts_with("app-")) return file;
  }
  throw Error(ErrorCode::internal);
}

TEST(WebApp, KnowsTheWayToItsRootFromEveryPage) {
  EXPECT_EQ(way_to_root("/"), "./");
  EXPECT_EQ(way_to_root("/pricing"), "./");
  EXPECT_EQ(way_to_root("/pricing/"), "../");
  EXPECT_EQ(way_to_root("/documents/9f2c"), "../");
  EXPECT_EQ(way_to_root("/documents/9f2c/"), "../../");
}

TEST(WebApp, NamesItsFilesByTheirContent) {
  std::set<std::string_view> names;
  for (const WebFile& file : web_files()) {
    EXPECT_TRUE(names.insert(file.name).second) << file.name;
    EXPECT_FALSE(file.plain.empty()) << file.name;
    EXPECT_FALSE(file.media_type.empty()) << file.name;
    EXPECT_EQ(file.tag, sha256_hex(as_bytes(file.plain)).substr(0, file.tag.size())) << file.name;
  }
  EXPECT_GT(names.size(), 10U);
}

TEST_F(WebAppTest, ShowsThePageToBrowsersAtEveryAddressOfIts) {
  start();
  for (const Route& route : routes()) {
    if (route.access != Access::browser || route.pattern.starts_with("/assets/")) continue;
    std::string path(route.pattern);
    for (const std::string open : {"<uuid>", "<name>"}) {
      if (const auto at = path.find(open); at != std::string::npos) path.replace(at, open.size(), "x");
    }
    const TestAnswer page = get(path, kAsBrowser);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_THAT(page.body, HasSubstr("<base href=\"" + way_to_root(path) + "\">")) << path;
    EXPECT_THAT(page.body, Not(HasSubstr("{{")));
  }
}

TEST_F(WebAppTest, TellsBrowsersWhereNothingIsInItsOwnWords) {
  start();
  const TestAnswer page = get("/no/such/page", kAsBrowser);
  EXPECT_EQ(page.status, 404);
  EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
  for (const char* path : {"/no/such/page", "/api/v1/nothing"}) {
    EXPECT_EQ(get(path).header("Content-Type"), "application/json") << path;
  }
  EXPECT_EQ(get("/api/v1/nothing", kAsBrowser).header("Content-Type"), "application/json");
}

TEST_F(WebAppTest, AllowsNoScriptButItsOwn) {
  start();
  const TestAnswer page = get("/", kAsBrowser);
  const std::string policy = page.header("Content-Security-Policy");
  EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
  EXPECT_THAT(policy, HasSubstr("script-src 'self'"));
  EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
  EXPECT_THAT(policy, HasSubstr("require-trusted-types-for 'script'"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  EXPECT_EQ(page.header("Referrer-Policy"), "same-origin");
  EXPECT_EQ(page.header("Cache-Control"), "no-cache");
}

TEST_F(WebAppTest, SendsItsFilesAsTheBrowserTakesThem) {
  start();
  const WebFile& file = script();
  const std::string path = "/assets/" + std::string(file.name);
  const TestAnswer plain = get(path);
  EXPECT_EQ(plain.body, file.plain);
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_THAT(plain.header("Cache-Control"), HasSubstr("immutable"));
  EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");
  const TestAnswer gzip = get(path, "Accept-Encoding: gzip, br;q=0\r\n");
  EXPECT_EQ(gzip.body, file.gzip);
  EXPECT_EQ(gzip.header("Content-Encoding"), "gzip");
  const TestAnswer brotli = get(path, "Accept-Encoding: gzip, deflate, br\r\n");
  EXPECT_EQ(brotli.body, file.brotli);
  EXPECT_EQ(brotli.header("Content-Encoding"), "br");
  EXPECT_EQ(get("/assets/app-OLD.js").status, 404);
}

}  // namespace
}  // namespace ocrchat
