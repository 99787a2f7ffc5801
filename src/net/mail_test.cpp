#include "net/mail.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <thread>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace ocrchat {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Takes one mail as a mail server does, without encryption: who asks for it is hung up on.
class TestMailServer {
 public:
  /// @param abilities  what it says it can do, like "AUTH PLAIN"
  explicit TestMailServer(std::string abilities = "SIZE")
      : abilities_(std::move(abilities)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
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
  std::string url(const std::string& host = "127.0.0.1") const {
    return "smtp://" + host + ":" + std::to_string(port_);
  }
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
      } else if (!answer(client.get(), line)) {
        return;
      }
    }
  }
  // @returns whether the conversation goes on
  bool answer(int fd, const std::string& line) {
    if (line.starts_with("STARTTLS")) {
      say(fd, "220 go on\r\n");
    } else if (line.starts_with("QUIT")) {
      say(fd, "221 bye\r\n");
    } else if (line.starts_with("EHLO")) {
      say(fd, "250-test\r\n250 " + abilities_ + "\r\n");
    } else if (line.starts_with("AUTH")) {
      say(fd, "334 \r\n");
      hear(fd);
      say(fd, "235 welcome\r\n");
    } else {
      say(fd, "250 ok\r\n");
    }
    return !line.starts_with("STARTTLS") && !line.starts_with("QUIT");
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

  const std::string abilities_;
  FileDescriptor listener_;
  int port_ = 0;
  std::string heard_;
  std::thread thread_;
};

std::string failure(const SmtpSettings& settings) {
  try {
    send_mail(settings, "ann@example.org", "x", "x");
  } catch (const Error& error) {
    return error.where();
  }
  ADD_FAILURE() << "the mail was sent";
  return {};
}

TEST(Mail, ReachesItsServer) {
  TestMailServer server;
  send_mail({server.url(), "", "", "ocr@example.org"}, "ann@example.org", "Confirm", "Your code is 1234.");
  const std::string heard = server.conversation();
  EXPECT_THAT(heard, HasSubstr("MAIL FROM:<ocr@example.org>"));
  EXPECT_THAT(heard, HasSubstr("RCPT TO:<ann@example.org>"));
  EXPECT_THAT(heard, HasSubstr("Subject: Confirm\r\n"));
  EXPECT_THAT(heard, HasSubstr("WW91ciBjb2RlIGlzIDEyMzQu"));
}

TEST(Mail, LogsInWhereAUserIsSet) {
  TestMailServer server("AUTH PLAIN");
  send_mail({server.url(), "ann", "secret", "ocr@example.org"}, "ann@example.org", "x", "x");
  EXPECT_THAT(server.conversation(), HasSubstr("AGFubgBzZWNyZXQ="));  // printf '\0ann\0secret' | base64
}

TEST(Mail, AServerOnThisMachineIsTalkedToPlainlyWhateverItOffers) {
  TestMailServer server("STARTTLS");
  send_mail({server.url(), "", "", "ocr@example.org"}, "ann@example.org", "x", "x");
  EXPECT_THAT(server.conversation(), Not(HasSubstr("STARTTLS")));
}

// 0.0.0.0 leads to this machine, but is not known to.
TEST(Mail, AnotherMachineGetsNothingUnencryptedUnlessThatIsAllowed) {
  TestMailServer refused;
  EXPECT_THAT(failure({refused.url("0.0.0.0"), "ann", "secret", "ocr@example.org"}), HasSubstr("SSL"));
  EXPECT_THAT(refused.conversation(), Not(testing::AnyOf(HasSubstr("AUTH"), HasSubstr("MAIL"))));

  TestMailServer allowed;
  send_mail({allowed.url("0.0.0.0"), "", "", "ocr@example.org", true}, "ann@example.org", "x", "x");
  EXPECT_THAT(allowed.conversation(), HasSubstr("MAIL FROM"));
}

TEST(Mail, OnlyThisMachineNeedsNoEncryption) {
  for (const char* url : {"smtp://localhost", "smtp://127.0.0.1:25", "smtp://[::1]:25"}) {
    EXPECT_FALSE(needs_starttls({.url = url})) << url;
  }
  for (const char* url : {"smtp://mail.example.org", "smtp://localhost:25@mail.example.org",
                          "smtp://localhost.example.org", "smtp://10.0.0.1", "nonsense", ""}) {
    EXPECT_TRUE(needs_starttls({.url = url})) << url;
  }
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
  EXPECT_THROW(mail_text("ocr@example.org", "a@b> SIZE=1", "x", "x", 0), Error);
  EXPECT_THROW(mail_text("ocr@example.org", "", "x", "x", 0), Error);
}

TEST(Mail, ASubjectThatIsNoTextDoesNoHarm) {
  EXPECT_THAT(mail_text("ocr@example.org", "a@b", std::string(100, '\x80'), "x", 0), HasSubstr("=?UTF-8?B?"));
}

TEST(Mail, AServerThatIsAwayIsAnErrorWithoutThePassword) {
  const std::string why = failure({"smtp://127.0.0.1:1", "ann", "secret", "ocr@example.org"});
  EXPECT_THAT(why, HasSubstr("mail"));
  EXPECT_THAT(why, Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace ocrchat
