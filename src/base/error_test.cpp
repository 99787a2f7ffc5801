#include "base/error.hpp"

#include <gtest/gtest.h>

#include <set>

namespace ocrchat {
namespace {

TEST(ErrorTable, RowsStandInTheOrderOfTheEnumeration) {
  std::size_t index = 0;
  for (const ErrorInfo& row : error_table())
    EXPECT_EQ(static_cast<std::size_t>(row.code), index++) << row.name;
  EXPECT_EQ(static_cast<std::size_t>(ErrorCode::internal) + 1, index);
}

TEST(ErrorTable, NamesAreUniqueAndFindTheirCode) {
  std::set<std::string_view> names;
  for (const ErrorInfo& row : error_table()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(error_code(row.name), row.code);
    EXPECT_EQ(error_name(row.code), row.name);
  }
  EXPECT_EQ(error_code("no_such_code"), std::nullopt);
}

TEST(ErrorTable, EveryRowGivesAdviceAsOneSentence) {
  for (const ErrorInfo& row : error_table()) {
    ASSERT_FALSE(row.advice.empty());
    EXPECT_EQ(row.advice.back(), '.') << row.name;
  }
}

TEST(Error, WithoutAMessageSaysTheAdviceOfItsCode) {
  EXPECT_EQ(Error(ErrorCode::no_file).message(), "Send the document as the form field 'file'.");
  EXPECT_STREQ(Error(ErrorCode::no_file, "Say this.").what(), "Say this.");
}

}  // namespace
}  // namespace ocrchat
