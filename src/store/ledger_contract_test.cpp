#include <random>
#include <thread>

#include "store/store_contract.hpp"

namespace ocrchat {
namespace {

using testing::IsEmpty;

constexpr Millis kReset = 2'000'000'000'000;

Allowance capped(std::int64_t cap, const std::string& window = "2026-11") {
  return {window, cap, kReset};
}

class LedgerContract : public StoreContract {
 protected:
  void TearDown() override { EXPECT_THAT(store_->verify_ledger(), IsEmpty()); }

  NewJob priced(int pages, const Allowance& allowance, std::int64_t price = 1) {
    NewJob job = new_job(pages);
    job.owner = "account:1";
    job.charge = {price, allowance, 0};
    return job;
  }
  std::string add(const NewJob& job) { return store_->create_job(job, "").uuid; }
  Standing stands(const Allowance& allowance) { return store_->standing("account:1", allowance); }
};

INSTANTIATE_TEST_SUITE_P(Stores, LedgerContract, testing::ValuesIn(store_factories()),
                         [](const auto& test) { return test.param.name; });

TEST_P(LedgerContract, PagesAreReservedThenChargedOrRefunded) {
  add(priced(3, capped(10)));
  EXPECT_EQ(stands(capped(10)).used, 3) << "reserved when the job is accepted";
  const Claim held = claim(3);
  ASSERT_TRUE(store_->settle(held, read(0), 1));
  ASSERT_EQ(store_->fail(held, timed_out(1, true), {1}, 2), true);
  EXPECT_EQ(stands(capped(10)).used, 2) << "a failed page is refunded";
  ASSERT_TRUE(store_->settle(held, read(2), 3));
  EXPECT_EQ(stands(capped(10)).used, 2);
  EXPECT_EQ(job(held.job.uuid).credits, 2);
}

TEST_P(LedgerContract, WhoIsOutOfPagesIsToldHowItStandsAndNothingIsAccepted) {
  add(priced(3, capped(5)));
  const NewJob too_much = priced(3, capped(5));
  try {
    add(too_much);
    FAIL() << "accepted";
  } catch (const OutOfPages& refusal) {
    EXPECT_EQ(refusal.code(), ErrorCode::out_of_pages);
    EXPECT_EQ(refusal.standing().used, 3);
    EXPECT_EQ(refusal.standing().cap, 5);
    EXPECT_EQ(refusal.standing().resets_at, kReset);
    EXPECT_EQ(refusal.standing().credits, 0);
  }
  EXPECT_FALSE(store_->job(too_much.uuid));
  EXPECT_EQ(stands(capped(5)).used, 3);
  add(priced(2, capped(5)));
}

TEST_P(LedgerContract, BoughtCreditsPayWhatTheAllowanceDoesNot) {
  EXPECT_TRUE(store_->grant("account:1", 10, "gift", ""));
  add(priced(7, capped(5)));
  const Standing standing = stands(capped(5));
  EXPECT_EQ(standing.used, 5);
  EXPECT_EQ(standing.credits, 8);
  EXPECT_THROW(add(priced(9, capped(5))), OutOfPages);
}

TEST_P(LedgerContract, OnePageIsNeverPaidFromTwoPurses) {
  store_->grant("account:1", 10, "gift", "");
  add(priced(2, capped(7), 5));
  EXPECT_EQ(stands(capped(7)).used, 5);
  EXPECT_EQ(stands(capped(7)).credits, 5);
}

TEST_P(LedgerContract, ANewWindowIsANewAllowance) {
  add(priced(5, capped(5)));
  EXPECT_THROW(add(priced(1, capped(5))), OutOfPages);
  add(priced(5, capped(5, "2026-12")));
  EXPECT_EQ(stands(capped(5, "2026-12")).used, 5);
}

TEST_P(LedgerContract, AnotherPlanMovesTheCapButNeverBelowWhatWasSpent) {
  add(priced(5, capped(5)));
  EXPECT_EQ(stands(capped(8)).used, 5);
  add(priced(3, capped(8)));
  EXPECT_EQ(stands(capped(2)).used, 8);
  EXPECT_THROW(add(priced(1, capped(2))), OutOfPages);
}

TEST_P(LedgerContract, AnUnlimitedAllowanceIsCountedAllTheSame) {
  add(priced(2000, unlimited()));
  EXPECT_EQ(stands(unlimited()).used, 2000);
  EXPECT_EQ(stands(unlimited()).cap, std::nullopt);
}

TEST_P(LedgerContract, ARemovedJobIsRefundedWhatWasNotRead) {
  const std::string uuid = add(priced(4, capped(10)));
  const Claim held = claim(2);
  ASSERT_TRUE(store_->settle(held, read(0), 1));
  EXPECT_TRUE(store_->remove_job(uuid));
  EXPECT_EQ(stands(capped(10)).used, 1);
  EXPECT_FALSE(store_->settle(held, read(1), 2));
  EXPECT_EQ(stands(capped(10)).used, 1);
}

TEST_P(LedgerContract, APaymentIsGrantedOnce) {
  EXPECT_TRUE(store_->grant("account:1", 10, "payment", "evt_1"));
  EXPECT_FALSE(store_->grant("account:1", 10, "payment", "evt_1"));
  EXPECT_TRUE(store_->grant("account:1", 10, "payment", "evt_2"));
  EXPECT_EQ(stands(capped(0)).credits, 20);
}

TEST_P(LedgerContract, CreditsAreTakenBackOnlyAsFarAsTheyAreThere) {
  store_->grant("account:1", 10, "gift", "");
  add(priced(4, capped(0)));
  EXPECT_TRUE(store_->grant("account:1", -100, "mistake", ""));
  EXPECT_EQ(stands(capped(0)).credits, 0);
  EXPECT_FALSE(store_->grant("account:1", -1, "mistake", ""));
}

TEST_P(LedgerContract, TooManyUnfinishedJobsAreRefused) {
  NewJob one = priced(1, capped(10));
  one.charge.most_jobs = 1;
  add(one);
  NewJob two = priced(1, capped(10));
  two.charge.most_jobs = 1;
  try {
    add(two);
    FAIL() << "accepted";
  } catch (const Error& refusal) {
    EXPECT_EQ(refusal.code(), ErrorCode::too_many_requests);
  }
  ASSERT_TRUE(store_->settle(claim(1), read(0), 1));
  add(two);
}

TEST_P(LedgerContract, UsageIsByDayAndTier) {
  constexpr Millis kDay = 86'400'000;
  add(priced(3, capped(100)));
  NewJob costly = priced(1, capped(100), 5);
  costly.request.tier = "vlm";
  add(costly);
  const Claim first = claim(3);
  ASSERT_TRUE(store_->settle(first, read(0), 10 * kDay));
  ASSERT_TRUE(store_->settle(first, read(1), 10 * kDay + 5));
  ASSERT_TRUE(store_->settle(first, read(2), 11 * kDay));
  ASSERT_TRUE(store_->settle(store_->claim(Lane::model, 3, kLease, 0).value(), read(0), 11 * kDay));
  const auto usage = store_->usage("account:1", 0);
  ASSERT_EQ(usage.size(), 3U);
  EXPECT_EQ(usage[0].day, "1970-01-11");
  EXPECT_EQ(usage[0].pages, 2);
  EXPECT_EQ(usage[1].tier, "cpu");
  EXPECT_EQ(usage[2].tier, "vlm");
  EXPECT_EQ(usage[2].credits, 5);
  EXPECT_EQ(store_->usage("account:1", 11 * kDay).size(), 2U);
  EXPECT_THAT(store_->usage("account:2", 0), IsEmpty());
}

TEST_P(LedgerContract, APageThatCostsLessThanReservedGivesTheRestBack) {
  const std::string uuid = add(priced(2, capped(10), 5));
  EXPECT_EQ(stands(capped(10)).used, 10);
  const Claim held = claim(2);
  PageResult cheap = read(0);
  cheap.credits = 1;
  ASSERT_TRUE(store_->settle(held, cheap, 1));
  EXPECT_EQ(stands(capped(10)).used, 6);
  PageResult dear = read(1);
  dear.credits = 500;
  ASSERT_TRUE(store_->settle(held, dear, 2));
  EXPECT_EQ(stands(capped(10)).used, 6) << "never more than was reserved";
  EXPECT_EQ(job(uuid).credits, 6);
  EXPECT_EQ(store_->usage("account:1", 0).at(0).credits, 6);
  EXPECT_THAT(store_->verify_ledger(), IsEmpty());
}

TEST_P(LedgerContract, TheTotalsAreThoseOfAllOwners) {
  store_->grant("account:1", 10, "gift", "");
  add(priced(2, capped(0)));
  const Claim held = claim(2);
  ASSERT_TRUE(store_->settle(held, read(0), 1));
  ASSERT_EQ(store_->fail(held, timed_out(1, true), {1}, 2), true);
  const LedgerTotals totals = store_->ledger_totals();
  EXPECT_EQ(totals.granted, 10);
  EXPECT_EQ(totals.reserved, 2);
  EXPECT_EQ(totals.charged, 1);
  EXPECT_EQ(totals.refunded, 1);
}

// Whatever happens in whatever order, from several threads at once: the ledger adds up.
class LedgerProperty : public LedgerContract {
 protected:
  void act_at_random(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto dice = [&](int sides) {
      return static_cast<int>(random() % static_cast<std::uint32_t>(sides));
    };
    std::vector<Claim> held;
    std::vector<std::string> uuids;
    for (int step = 0; step < 120; ++step) {
      const Millis now = step * 100;
      switch (dice(7)) {
        case 0:
        case 1: {
          NewJob job = priced(1 + dice(6), capped(20 + 10 * dice(3)), dice(4) == 0 ? 5 : 1);
          job.owner = "account:" + std::to_string(1 + dice(2));
          try {
            uuids.push_back(add(job));
          } catch (const OutOfPages&) {
            store_->grant(job.owner, 5 + dice(9), "gift", "");
          }
          break;
        }
        case 2:
          if (auto next = store_->claim(1 + dice(4), 300, now)) held.push_back(std::move(*next));
          break;
        case 3:
        case 4:
          if (!held.empty()) {
            const Claim& claim = held[static_cast<std::size_t>(dice(static_cast<int>(held.size())))];
            for (const int page : claim.pages) {
              PageResult result = read(page);
              if (dice(3) == 0) result.credits = dice(7);
              store_->settle(claim, result, now);
            }
          }
          break;
        case 5:
          if (!held.empty()) {
            const Claim& claim = held[static_cast<std::size_t>(dice(static_cast<int>(held.size())))];
            store_->fail(claim, timed_out(claim.pages.front(), dice(2) == 0), {2, 50}, now);
          }
          break;
        default:
          if (!uuids.empty() && dice(3) == 0) {
            store_->remove_job(uuids[static_cast<std::size_t>(dice(static_cast<int>(uuids.size())))]);
          }
      }
    }
  }
};

INSTANTIATE_TEST_SUITE_P(Stores, LedgerProperty, testing::ValuesIn(store_factories()),
                         [](const auto& test) { return test.param.name; });

TEST_P(LedgerProperty, BalancesAddUpAfterEveryInterleaving) {
  for (std::uint32_t round = 0; round < 6; ++round) {
    std::vector<std::thread> threads;
    for (std::uint32_t i = 0; i < 3; ++i) {
      threads.emplace_back([this, seed = round * 10 + i] { act_at_random(seed); });
    }
    for (std::thread& thread : threads) thread.join();
    ASSERT_THAT(store_->verify_ledger(), IsEmpty()) << "round " << round;
  }
}

}  // namespace
}  // namespace ocrchat
