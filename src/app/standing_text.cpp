#include "app/standing_text.hpp"

#include <cstdio>

namespace ocrchat {

void print_standing(OperatorDesk& desk, const Account& account) {
  const AccountStanding all = desk.accounts().standing(Caller{account, "", OperatorDesk::owner(account), {}});
  const Standing& standing = all.standing;
  std::printf("used\t%lld\ncap\t%s\nresets\t%s\ncredits\t%lld\n", static_cast<long long>(standing.used),
              standing.cap ? std::to_string(*standing.cap).c_str() : "unlimited",
              iso_time(standing.resets_at).c_str(), static_cast<long long>(standing.credits));
  for (const Usage& use : all.usage) {
    std::printf("use\t%s\t%s\t%lld pages\t%lld credits\n", use.day.c_str(), use.tier.c_str(),
                static_cast<long long>(use.pages), static_cast<long long>(use.credits));
  }
}

}  // namespace ocrchat
