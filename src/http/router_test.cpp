#include "http/router.hpp"

#include <gmock/gmock.h>

namespace ocrchat {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr std::string_view kUuid = "0123456789abcdef0123456789abcdef";

std::string_view pattern(std::string_view method, std::string_view path) {
  const RouteMatch match = find_route(method, path);
  return match.route == nullptr ? "" : match.route->pattern;
}

TEST(Router, FindsEveryRouteByItsOwnPatternWithAndWithoutTheLastSlash) {
  for (const Route& route : routes()) {
    std::string path(route.pattern);
    if (const auto at = path.find("<uuid>"); at != std::string::npos) path.replace(at, 6, kUuid);
    if (const auto at = path.find("<index>"); at != std::string::npos) path.replace(at, 7, "3");
    if (const auto at = path.find("<name>"); at != std::string::npos) path.replace(at, 6, "x");
    EXPECT_EQ(find_route(route.method, path).route, &route) << path;
    if (path.size() > 1 && path.back() == '/') path.pop_back();
    EXPECT_EQ(find_route(route.method, path).route, &route) << path;
    if (path.size() > 1) {
      EXPECT_EQ(find_route(route.method, path + "/").route, &route) << path;
    }
  }
}

TEST(Router, FillsThePartsThatArePatterns) {
  const RouteMatch match = find_route("GET", "/api/v1/ocr/" + std::string(kUuid) + "/pages/12/image");
  ASSERT_NE(match.route, nullptr);
  EXPECT_EQ(match.path.uuid, kUuid);
  EXPECT_EQ(match.path.index, 12);
}

TEST(Router, AnswersHeadWithGet) {
  EXPECT_EQ(pattern("HEAD", "/healthz"), "/healthz");
  EXPECT_EQ(pattern("HEAD", "/api/v1/ocr/x"), "/api/v1/ocr/<uuid>/");
}

TEST(Router, NamesTheMethodsThatAPathAnswersTo) {
  const RouteMatch match = find_route("PUT", "/api/v1/ocr");
  EXPECT_EQ(match.route, nullptr);
  EXPECT_THAT(match.allowed, UnorderedElementsAre("POST", "GET", "HEAD"));
  EXPECT_THAT(find_route("POST", "/healthz").allowed, ElementsAre("GET", "HEAD"));
  EXPECT_THAT(find_route("GET", "/api/v1/ocr/x/").allowed, UnorderedElementsAre("GET", "HEAD", "DELETE"));
}

TEST(Router, KnowsNothingElse) {
  for (const char* path :
       {"", "x", "//", "/api", "/api/v1/ocr//", "/api/v1/ocr//x", "/api/v1//ocr", "/api/v1/ocr/a/b/c",
        "/api/v1/ocr/a/pages/-1/image", "/api/v1/ocr/a/pages/x/image", "/api/v1/ocr/a/pages/1x/image",
        "/api/v1/ocr/a/pages/99999999999/image", "/API/v1/ocr", "/healthz/x", "/healthz//"}) {
    const RouteMatch match = find_route("GET", path);
    EXPECT_EQ(match.route, nullptr) << path;
    EXPECT_THAT(match.allowed, IsEmpty()) << path;
  }
}

}  // namespace
}  // namespace ocrchat
