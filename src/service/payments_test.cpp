#include "service/payments.hpp"

#include "service/service_fixture.hpp"

namespace ocrchat {
namespace {

constexpr Millis kSigned = 1'700'000'000'000;

// Signed by Python's hmac and by openssl: printf '1700000000.%s' BODY | openssl dgst -sha256 -hmac whsec_test
constexpr const char* kPaid =
    R"({"id":"evt_1","type":"checkout.session.completed","data":{"object":{"id":"cs_1","payment_status":"paid",)"
    R"("metadata":{"account":"ann@example.org","credits":"250","plan":"paid"}}}})";
constexpr const char* kPaidSum = "529f8268b846e2762e28c01cb726b5376302ea8537426e3f38916e2950bdfc67";
constexpr const char* kOther = R"({"id":"evt_2","type":"customer.created","data":{}})";
constexpr const char* kOtherSum = "7ee063f360fd09bda58b91b071a04a4943b0efd10481fe7a6bfd7fefbb137fd6";

class PaymentsTest : public ServiceTest {
 protected:
  PaymentsTest() {
    settings_.stripe_secret = "whsec_test";
    ann_ = store_->create_account("ann@example.org", "free").id;
  }
  static std::string header(const std::string& sum) { return "t=1700000000,v1=" + sum; }
  static std::string signed_by_us(const std::string& body) {
    return header(hmac_sha256_hex("whsec_test", "1700000000." + body));
  }
  std::int64_t credits() {
    return store_->standing("account:" + std::to_string(ann_), {"2023-11", 500, kSigned}).credits;
  }
  static std::string checkout(const std::string& metadata, const std::string& type = "completed",
                              const std::string& status = "paid") {
    return R"({"type":"checkout.session.)" + type + R"(","data":{"object":{"id":"cs_9","payment_status":")" +
           status + R"(","metadata":)" + metadata + "}}}";
  }

  AccountId ann_ = 0;
  Payments payments_{settings_, *store_};
};

TEST_F(PaymentsTest, ASignedCheckoutGrantsItsCreditsAndItsPlan) {
  payments_.receive(kPaid, header(kPaidSum), kSigned);
  EXPECT_EQ(credits(), 250);
  EXPECT_EQ(store_->account(ann_).value().plan, "paid");
}

TEST_F(PaymentsTest, ACheckoutIsGrantedOnceHoweverOftenItIsTold) {
  payments_.receive(kPaid, header(kPaidSum), kSigned);
  store_->set_plan(ann_, "free");
  payments_.receive(kPaid, header(kPaidSum), kSigned + 1000);
  EXPECT_EQ(credits(), 250);
  EXPECT_EQ(store_->account(ann_).value().plan, "free");
}

TEST_F(PaymentsTest, ASignatureThatDoesNotFitIsRefused) {
  for (const std::string& signature :
       {std::string(), std::string("t=1700000000"), std::string("v1=") + kPaidSum, header(kOtherSum),
        header(""), std::string("t=1700000001,v1=") + kPaidSum, std::string("t=1700000000,v0=") + kPaidSum,
        std::string("t=99999999999999999999,v1=") + kPaidSum, std::string("t=x,v1=") + kPaidSum}) {
    refused(ErrorCode::bad_request, [&] { payments_.receive(kPaid, signature, kSigned); });
  }
  refused(ErrorCode::bad_request,
          [&] { payments_.receive(std::string(kPaid) + " ", header(kPaidSum), kSigned); });
  EXPECT_EQ(credits(), 0);
}

TEST_F(PaymentsTest, ASignatureHoldsForFiveMinutes) {
  refused(ErrorCode::bad_request, [&] { payments_.receive(kPaid, header(kPaidSum), kSigned + 300'001); });
  refused(ErrorCode::bad_request, [&] { payments_.receive(kPaid, header(kPaidSum), kSigned - 300'001); });
  EXPECT_EQ(credits(), 0);
  payments_.receive(kPaid, header(kPaidSum), kSigned + 300'000);
  EXPECT_EQ(credits(), 250);
}

TEST_F(PaymentsTest, OneOfSeveralSignaturesSuffices) {
  payments_.receive(kPaid, "t=1700000000, v1=" + std::string(64, '0') + ", v1=" + kPaidSum, kSigned);
  EXPECT_EQ(credits(), 250);
}

TEST_F(PaymentsTest, OtherEventsAreTakenAndDoNothing) {
  payments_.receive(kOther, header(kOtherSum), kSigned);
  payments_.receive("[]", signed_by_us("[]"), kSigned);
  EXPECT_EQ(store_->ledger_totals().granted, 0);
}

TEST_F(PaymentsTest, WhatIsNotPaidYetIsGrantedWhenTheMoneyComes) {
  const std::string metadata = R"({"account":"ann@example.org","credits":10})";
  const std::string unpaid = checkout(metadata, "completed", "unpaid");
  payments_.receive(unpaid, signed_by_us(unpaid), kSigned);
  EXPECT_EQ(credits(), 0);
  const std::string paid = checkout(metadata, "async_payment_succeeded");
  payments_.receive(paid, signed_by_us(paid), kSigned);
  EXPECT_EQ(credits(), 10);
}

TEST_F(PaymentsTest, AnAccountIsNamedByItsNumberAsWell) {
  const std::string body = checkout(R"({"account":)" + std::to_string(ann_) + R"(,"credits":"7"})");
  payments_.receive(body, signed_by_us(body), kSigned);
  EXPECT_EQ(credits(), 7);
}

TEST_F(PaymentsTest, WhatNobodyCanBeGrantedIsRefused) {
  for (const std::string metadata :
       {R"({})", R"({"account":"bob@example.org","credits":"5"})", R"({"account":"ann@example.org"})",
        R"({"account":"ann@example.org","credits":"-5"})", R"({"account":"ann@example.org","credits":"5x"})",
        R"({"account":"ann@example.org","credits":"5","plan":"golden"})"}) {
    const std::string body = checkout(metadata);
    refused(ErrorCode::bad_field, [&] { payments_.receive(body, signed_by_us(body), kSigned); });
  }
  refused(ErrorCode::bad_request, [&] { payments_.receive("{", signed_by_us("{"), kSigned); });
  EXPECT_EQ(store_->ledger_totals().granted, 0);
}

TEST_F(PaymentsTest, WithoutASecretThereIsNoWebhook) {
  settings_.stripe_secret.clear();
  refused(ErrorCode::not_found, [&] { payments_.receive(kPaid, header(kPaidSum), kSigned); });
}

}  // namespace
}  // namespace ocrchat
