#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "document/json.hpp"
#include "service/service.hpp"
#include "store/temporary_folder.hpp"

namespace ocrchat {

/// Document tools that open nothing: they say what the test has set, or throw what it has set.
class FakeTools final : public DocumentTools {
 public:
  Inspection inspect(int fd, const std::string& password) override;
  std::string picture(int fd, const std::string& password, const PictureRequest& request) override;
  void searchable_pdf(int fd, const std::string& password, PageSource& pages, int out_fd) override;

  Inspection inspection{MediaType::pdf, 3};
  std::optional<Error> fault;
  std::function<void()> while_inspecting = [] {};
  std::string password_seen;
};

/// The service over a real store and real blobs in a folder of its own.
class ServiceTest : public testing::Test {
 protected:
  ServiceTest();

  /// A submission of a document of this content.
  Submission submission(std::string_view content = "%PDF");
  Submitted submit(const Caller& caller = {std::nullopt, "192.0.2.1", "ip:test"}) {
    return service_->submit(caller, submission());
  }
  Caller account(const std::string& email);
  /// Reads all waiting pages: page `index` says "page <index>".
  void read_all();
  static Page page_saying(int index, const std::string& text);
  /// Files below the data folder's documents.
  std::size_t files() const;

  TemporaryFolder folder_;
  Settings settings_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Blobs> blobs_;
  FakeTools tools_;
  std::unique_ptr<Service> service_;
  const Secrets secrets_{Secrets::Key{}};
  const Caller anonymous_{std::nullopt, "192.0.2.1", "ip:test"};
};

/// Expects that `work` is refused with `code`; returns the message.
template <typename Work>
std::string refused(ErrorCode code, Work work) {
  try {
    work();
  } catch (const Error& error) {
    EXPECT_EQ(error_name(error.code()), error_name(code)) << error.message();
    return error.message();
  }
  ADD_FAILURE() << "not refused with " << error_name(code);
  return {};
}

}  // namespace ocrchat
