#include "net/mail.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <sys/socket.h>

#include <thread>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;

/// Takes one mail as a mail server does, without encryption.
class TestMailServer {
 public:
  TestMailServer() : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(listener_.get(), 1);
    socklen_t size = sizeof address;
    ::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { take_one(); });
  }
  ~TestMailServer() {
    if (thread_.joinable()) thread_.join();
  }
  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  std::string conversation() {
    thread_.join();
    return heard_;
  }

 private:
  void take_one() {
    const FileDescriptor client(::accept(listener_.get(), nullptr, nullptr));
    say(client.get(), "220 test\r\n");
    bool in_data = false;
    for (std::string line = hear(client.get()); !line.empty(); line = hear(client.get())) {
      if (in_data) {
        if (line == ".\r\n") say(client.get(), "250 taken\r\n");
        in_data = line != ".\r\n";
      } else if (line.starts_with("DATA")) {
        say(client.get(), "354 go on\r\n");
        in_data = true;
      } else {
        say(client.get(), line.starts_with("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
        if (line.starts_with("QUIT")) return;
      }
    }
  }
  static void say(int fd, const std::string& text) {
    [[maybe_unused]] const ssize_t sent = ::send(fd, text.data(), text.size(), MSG_NOSIGNAL);
  }
  std::string hear(int fd) {
    std::string line;
    char letter = 0;
    while (!line.ends_with("\n") && ::recv(fd, &letter, 1, 0) == 1) line += letter;
    heard_ += line;
    return line;
  }

  FileDescriptor listener_;
  int port_ = 0;
  std::string heard_;
  std::thread thread_;
};

TEST(Mail, ReachesItsServer) {
  TestMailServer server;
  send_mail({server.url(), "", "", "ocr@example.org"}, "ann@example.org", "Confirm", "Your code is 1234.");
  const std::string heard = server.conversation();
  EXPECT_THAT(heard, HasSubstr("MAIL FROM:<ocr@example.org>"));
  EXPECT_THAT(heard, HasSubstr("RCPT TO:<ann@example.org>"));
  EXPECT_THAT(heard, HasSubstr("Subject: Confirm\r\n"));
  EXPECT_THAT(heard, HasSubstr("WW91ciBjb2RlIGlzIDEyMzQu"));
}

TEST(Mail, SubjectsOfAnyScriptAreEncodedInWholeLetters) {
  const std::string subject = "បញ្ជាក់គណនីរបស់អ្នកនៅ ocrchat";
  const std::string text = mail_text("ocr@example.org", "a@b", subject, "x", 0);
  EXPECT_THAT(text, HasSubstr("Subject: =?UTF-8?B?"));
  EXPECT_THAT(text, HasSubstr("?=\r\n =?UTF-8?B?"));
  EXPECT_THAT(text, HasSubstr("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n"));
}

TEST(Mail, HeadersCannotBeSmuggledIn) {
  EXPECT_THROW(mail_text("ocr@example.org", "a@b\r\nBcc: c@d", "x", "x", 0), Error);
  EXPECT_THROW(mail_text("ocr@example.org", "a@b", "x\nBcc: c@d", "x", 0), Error);
}

TEST(Mail, AServerThatIsAwayIsAnErrorWithoutThePassword) {
  try {
    send_mail({"smtp://127.0.0.1:1", "ann", "secret", "ocr@example.org"}, "ann@example.org", "x", "x");
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.where(), HasSubstr("mail"));
    EXPECT_THAT(error.where(), testing::Not(HasSubstr("secret")));
  }
}

}  // namespace
}  // namespace ocrchat
