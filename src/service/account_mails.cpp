#include "service/account_mails.hpp"

namespace ocrchat {
namespace {

std::string place(const Settings& settings) {
  return settings.public_url.empty() ? "ocrchat" : "ocrchat at " + settings.public_url;
}

// The code, and the page of the web app that takes it, where the server knows its own address.
std::string code_lines(const Settings& settings, std::string_view page, const std::string& code) {
  std::string base = settings.public_url;
  while (base.ends_with('/')) base.pop_back();
  std::string lines = "\n\n    " + code + "\n\n";
  if (!base.empty())
    lines += "or open this page:\n\n    " + base + "/" + std::string(page) + "?code=" + code + "\n\n";
  return lines;
}

}  // namespace

MailText confirmation_mail(const Settings& settings, const std::string& code) {
  return {"Confirm your address",
          "Somebody, hopefully you, has signed up for " + place(settings) +
              " with this address. If it was you, enter this code there; it is good for one day:" +
              code_lines(settings, "confirm", code) +
              "If it was not you, do nothing, and no account comes of it.\n"};
}

MailText taken_mail(const Settings& settings) {
  return {"You have an account already",
          "Somebody, hopefully you, has tried to sign up for " + place(settings) +
              " with this address, which has an account already. Log in with it, or ask for a new password"
              " if you have forgotten yours. If it was not you, nothing needs to be done.\n"};
}

MailText reset_mail(const Settings& settings, const std::string& code) {
  return {"Choose a new password", "Somebody, hopefully you, has asked for a new password for " +
                                       place(settings) +
                                       ". If it was you, enter this code there; it is good for one hour:" +
                                       code_lines(settings, "reset", code) +
                                       "If it was not you, do nothing, and your password stays as it is.\n"};
}

}  // namespace ocrchat
