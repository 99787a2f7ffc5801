#include "http/same_origin.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

bool let_in(std::vector<std::pair<std::string, std::string>> headers, const std::string& public_url = {}) {
  Request request;
  request.headers = std::move(headers);
  request.headers.emplace_back("host", "ocr.example.org");
  Settings settings;
  settings.public_url = public_url;
  try {
    require_same_origin(request, settings);
    return true;
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::csrf_failed);
    return false;
  }
}

TEST(SameOrigin, LetsProgramsAndOwnPagesIn) {
  EXPECT_TRUE(let_in({}));
  EXPECT_TRUE(let_in({{"origin", "https://ocr.example.org"}}));
  EXPECT_TRUE(let_in({{"origin", "https://OCR.example.org"}}));
  EXPECT_TRUE(let_in({{"sec-fetch-site", "same-origin"}, {"origin", "https://behind.a.proxy"}}));
  EXPECT_TRUE(let_in({{"sec-fetch-site", "none"}}));
  EXPECT_TRUE(let_in({{"origin", "https://public.example.org"}}, "https://public.example.org/ocr/"));
}

TEST(SameOrigin, RefusesPagesOfOthers) {
  EXPECT_FALSE(let_in({{"origin", "https://evil.example.org"}}));
  EXPECT_FALSE(let_in({{"origin", "https://ocr.example.org.evil.org"}}));
  EXPECT_FALSE(let_in({{"origin", "https://ocr.example.org:8443"}}));
  EXPECT_FALSE(let_in({{"origin", "null"}}));
  EXPECT_FALSE(let_in({{"origin", ""}}));
  EXPECT_FALSE(let_in({{"sec-fetch-site", "same-site"}, {"origin", "https://ocr.example.org"}}));
  EXPECT_FALSE(let_in({{"sec-fetch-site", "cross-site"}}));
  EXPECT_FALSE(let_in({{"origin", "https://evil.example.org"}}, "https://public.example.org"));
}

}  // namespace
}  // namespace ocrchat
