#include "service/account_mails.hpp"

namespace ocrchat {
namespace {

std::string place(const Settings& settings) {
  return settings.public_url.empty() ? "ocrchat" : "ocrchat at " + settings.public_url;
}

}  // namespace

MailText confirmation_mail(const Settings& settings, const std::string& code) {
  return {"Confirm your address",
          "Somebody, hopefully you, has signed up for " + place(settings) +
              " with this address. If it was you, enter this code there; it is good for one day:\n\n    " +
              code + "\n\nIf it was not you, do nothing, and no account comes of it.\n"};
}

MailText taken_mail(const Settings& settings) {
  return {"You have an account already",
          "Somebody, hopefully you, has tried to sign up for " + place(settings) +
              " with this address, which has an account already. Log in with it, or ask for a new password"
              " if you have forgotten yours. If it was not you, nothing needs to be done.\n"};
}

MailText reset_mail(const Settings& settings, const std::string& code) {
  return {"Choose a new password",
          "Somebody, hopefully you, has asked for a new password for " + place(settings) +
              ". If it was you, enter this code there; it is good for one hour:\n\n    " + code +
              "\n\nIf it was not you, do nothing, and your password stays as it is.\n"};
}

}  // namespace ocrchat
