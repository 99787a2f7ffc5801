#include "base/email.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace ocrchat {
namespace {

TEST(Email, IsComparedWithoutCaseAndSpace) {
  EXPECT_EQ(checked_email(" Ann@Example.ORG\n"), "ann@example.org");
  EXPECT_EQ(checked_email("ស@example.org"), "ស@example.org");
}

TEST(Email, ThatIsNoneIsRefused) {
  for (const std::string email :
       {"", "@", "ann", "ann@", "@example.org", "a b@example.org", "a\n@example.org", "<a@example.org>",
        "a@example.org,b@example.org", "\xff@example.org"}) {
    EXPECT_THROW(checked_email(email), Error) << email;
  }
  EXPECT_THROW(checked_email(std::string(300, 'a') + "@example.org"), Error);
}

}  // namespace
}  // namespace ocrchat
