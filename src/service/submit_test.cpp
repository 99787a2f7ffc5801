#include <thread>

#include "service/service_fixture.hpp"

namespace ocrchat {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

class Submitting : public ServiceTest {
 protected:
  std::string refuse(ErrorCode code, Submission asked) {
    const std::string message = refused(code, [&] { service_->submit(anonymous_, std::move(asked)); });
    EXPECT_EQ(files(), 0U) << "a refused document is not kept";
    EXPECT_EQ(store_->queued_pages(), 0);
    return message;
  }
  template <typename Change>
  Submission with(Change change) {
    Submission result = submission();
    change(result);
    return result;
  }
  Submission keyed(const std::string& key, std::string_view content = "%PDF") {
    Submission result = submission(content);
    result.idempotency_key = key;
    return result;
  }
};

TEST_F(Submitting, AcceptsADocumentWithItsPages) {
  Submission asked = submission();
  asked.language = "en";
  asked.password = "secret";
  const Submitted accepted = service_->submit(anonymous_, std::move(asked));
  EXPECT_EQ(accepted.job.status, JobStatus::pending);
  EXPECT_EQ(accepted.job.page_count, 3);
  EXPECT_EQ(accepted.job.request.tier, "cpu");
  EXPECT_EQ(accepted.job.request.language, "en");
  EXPECT_EQ(accepted.job.source.media_type, "application/pdf");
  EXPECT_EQ(accepted.job.account, std::nullopt);
  EXPECT_EQ(tools_.password_seen, "secret");
  EXPECT_THAT(blobs_->keys(), ElementsAre(accepted.job.uuid));
  EXPECT_EQ(store_->queued_pages(), 3);
  EXPECT_GT(accepted.job.expires_at, accepted.job.created_at + 23 * 3'600'000);
}

TEST_F(Submitting, FewPagesAreAnsweredInline) {
  tools_.inspection.page_count = 5;
  EXPECT_TRUE(submit().inline_answer);
  tools_.inspection.page_count = 6;
  EXPECT_FALSE(submit().inline_answer);
}

TEST_F(Submitting, AnUnknownToolIsRefusedWithTheNamesOfThoseThereAre) {
  const auto said = refuse(ErrorCode::bad_field, with([](Submission& s) { s.tool = "make-tea"; }));
  EXPECT_THAT(said,
              AllOf(HasSubstr("'make-tea'"), HasSubstr("invoice-to-json"), HasSubstr("extract-tables")));
}

TEST_F(Submitting, AToolThatMakesDataEndsTheJobWithIt) {
  service_->submit(anonymous_, with([](Submission& s) { s.tool = "pdf-to-word"; }));
  read_all();
  EXPECT_FALSE(store_->claim_extraction(Lane::cpu, 1000, 0));
  service_->submit(anonymous_, with([](Submission& s) { s.tool = "invoice-to-json"; }));
  EXPECT_FALSE(store_->claim_extraction(Lane::cpu, 1000, 0)) << "not before its pages";
  read_all();
  EXPECT_TRUE(store_->claim_extraction(Lane::cpu, 1000, 0));
}

TEST_F(Submitting, AToolForHandwritingIsReadByAVisionModelOrRefused) {
  const auto handwriting = [](Submission& s) { s.tool = "handwriting-to-text"; };
  EXPECT_THAT(refuse(ErrorCode::engine_not_configured, with(handwriting)), HasSubstr("vision-urls"));
  settings_.vlm_fallback = true;
  const Job stand_in = service_->submit(anonymous_, with(handwriting)).job;
  EXPECT_EQ(stand_in.request.tier, "cpu");
  ASSERT_EQ(stand_in.warnings.size(), 1U);
  EXPECT_EQ(stand_in.warnings[0].code, "tier_fallback");
  settings_.vision_urls = "http://127.0.0.1:1/v1";
  EXPECT_EQ(service_->submit(anonymous_, with(handwriting)).job.request.tier, "vlm");
  const auto on_cpu = [&](Submission& s) {
    handwriting(s);
    s.tier = "cpu";
  };
  const auto said = refused(ErrorCode::bad_field, [&] { service_->submit(anonymous_, with(on_cpu)); });
  EXPECT_THAT(said, HasSubstr("tier vlm"));
}

TEST_F(Submitting, ASummaryNeedsATextModelAndIsMadeInItsLane) {
  const auto summarize = [](Submission& s) { s.tool = "summarize"; };
  EXPECT_THAT(refuse(ErrorCode::engine_not_configured, with(summarize)), HasSubstr("text-urls"));
  settings_.text_urls = "http://127.0.0.1:1/v1";
  service_->submit(anonymous_, with(summarize));
  read_all();
  EXPECT_TRUE(store_->claim_extraction(Lane::model, 1000, 0));
}

TEST_F(Submitting, ExtractWantsASchemaAndNoOtherToolTakesOne) {
  const auto extract = [](const std::string& schema) {
    return [schema](Submission& s) {
      s.tool = "extract";
      s.schema = schema;
    };
  };
  EXPECT_THAT(refuse(ErrorCode::bad_field, with(extract(""))), HasSubstr("'schema'"));
  EXPECT_THAT(refuse(ErrorCode::bad_field, with(extract("{"))), HasSubstr("JSON"));
  refuse(ErrorCode::bad_field, with(extract(R"({"type": "string"})")));
  refuse(ErrorCode::bad_field, with(extract(std::string(70'000, ' '))));
  refuse(ErrorCode::bad_field, with([](Submission& s) { s.schema = "{}"; }));
  const std::string good = R"({"type": "object", "properties": {"total": {"type": "number"}}})";
  service_->submit(anonymous_, with(extract(good)));
  read_all();
  EXPECT_EQ(store_->claim_extraction(Lane::cpu, 1000, 0).value().schema, good);
}

TEST_F(Submitting, WithoutAFileIsRefused) {
  refuse(ErrorCode::no_file, with([](Submission& s) { s.upload.reset(); }));
}

TEST_F(Submitting, AnEmptyFileIsRefused) {
  refuse(ErrorCode::empty_file, submission(""));
}

TEST_F(Submitting, AFileTooLargeIsRefused) {
  settings_.max_upload_bytes = 3;
  refuse(ErrorCode::file_too_large, submission("four"));
}

TEST_F(Submitting, WhatTheToolsRefuseIsRefused) {
  for (const ErrorCode code :
       {ErrorCode::unsupported_type, ErrorCode::unreadable_file, ErrorCode::password_required,
        ErrorCode::wrong_password, ErrorCode::page_timeout}) {
    tools_.fault = Error(code);
    refuse(code, submission());
  }
  tools_.fault.reset();
  tools_.inspection.page_count = 0;
  refuse(ErrorCode::unreadable_file, submission());
}

TEST_F(Submitting, TooManyPagesAreRefusedUnlessFewerAreChosen) {
  settings_.max_pages = 10;
  tools_.inspection.page_count = 11;
  EXPECT_THAT(refuse(ErrorCode::too_many_pages, submission()), HasSubstr("at most 10"));
  Submission fewer = submission();
  fewer.pages = "2, 5-7";
  EXPECT_EQ(service_->submit(anonymous_, std::move(fewer)).job.page_count, 4);
  EXPECT_THAT(store_->claim(9, 1000, 0).value().pages, ElementsAre(1, 4, 5, 6));
}

TEST_F(Submitting, PagesThatThereAreNotAreRefused) {
  for (const char* pages : {"4", "0", "2-1", "1-9", "x", "1--2", "-1", "99999999999", ",", "1;2"}) {
    refuse(ErrorCode::bad_field, with([&](Submission& s) { s.pages = pages; }));
  }
  refuse(ErrorCode::bad_field, with([&](Submission& s) { s.pages = std::string(5000, '1'); }));
}

TEST_F(Submitting, UnknownFieldValuesAreRefusedWithWhatIsAllowed) {
  EXPECT_THAT(refuse(ErrorCode::bad_field, with([](Submission& s) { s.tier = "gpu"; })),
              HasSubstr("cpu, vlm or auto"));
  EXPECT_THAT(refuse(ErrorCode::bad_field, with([](Submission& s) { s.language = "klingon"; })),
              HasSubstr("use auto or a code"));
  EXPECT_THAT(refuse(ErrorCode::bad_field, with([](Submission& s) { s.translate_to = "Klingonish"; })),
              HasSubstr("zh-Hans"));
  EXPECT_THAT(refuse(ErrorCode::bad_field, with([](Submission& s) { s.tool = "translate"; })),
              HasSubstr("wants 'translate_to'"));
  EXPECT_THAT(refuse(ErrorCode::engine_not_configured, with([](Submission& s) { s.translate_to = "fr"; })),
              HasSubstr("text-urls"));
  EXPECT_THAT(
      refuse(ErrorCode::bad_field, with([](Submission& s) { s.callback_url = "https://example.org"; })),
      HasSubstr("needs an account"));
  refuse(ErrorCode::bad_field, with([](Submission& s) { s.password = std::string("a\0b", 3); }));
  refuse(ErrorCode::bad_field, with([](Submission& s) { s.language = "\xff\xfe"; }));
}

class Translating : public Submitting {
 protected:
  void install(std::initializer_list<const char*> modes) {
    std::filesystem::create_directories(apertium_.path() / "modes");
    for (const char* mode : modes) write_file(apertium_.path() / "modes" / (std::string(mode) + ".mode"), "");
    settings_.apertium_data = apertium_.path();
    service_ = std::make_unique<Service>(settings_, *store_, *blobs_, tools_, secrets_);
  }
  Submission into(const std::string& to, const std::string& from = "") {
    return with([&](Submission& s) {
      s.translate_to = to;
      s.language = from;
    });
  }

  const TemporaryFolder apertium_;
};

TEST_F(Translating, WithoutAModelIntoLanguagesThatAnInstalledPairLeadsTo) {
  install({"spa-cat", "fr-es"});
  EXPECT_THAT(service_->language_pairs(), ElementsAre(LanguagePair("es", "ca"), LanguagePair("fr", "es")));
  EXPECT_EQ(service_->submit(anonymous_, into("ca")).job.request.translate_to, "ca");
  EXPECT_EQ(service_->submit(anonymous_, into("cat", "spa")).job.request.translate_to, "ca");
  EXPECT_EQ(service_->submit(anonymous_, into("es", "es")).job.request.translate_to, "es");
  const std::string message =
      refused(ErrorCode::engine_not_configured, [&] { service_->submit(anonymous_, into("ca", "fr")); });
  EXPECT_THAT(message, HasSubstr("from fr into ca"));
  EXPECT_THAT(message, HasSubstr("es-ca, fr-es"));
  EXPECT_THAT(message, HasSubstr("text-urls"));
}

TEST_F(Translating, IntoALanguageThatNoPairLeadsToIsRefused) {
  install({"spa-cat"});
  EXPECT_THAT(refuse(ErrorCode::engine_not_configured, into("de")), HasSubstr("into de"));
}

TEST_F(Translating, TheListOfPairsIsBounded) {
  install({"cat-spa", "cat-fra", "cat-ita", "ca-oc",   "cat-por", "dan-nob", "dan-swe", "spa-cat",
           "es-fr",   "es-gl",   "es-oc",   "es-pt",   "fra-cat", "fr-es",   "fra-oci", "gl-es",
           "gl-pt",   "ita-cat", "ita-spa", "nob-dan", "nob-swe", "oc-ca",   "oc-es",   "oci-fra",
           "por-cat", "pt-es",   "pt-gl",   "swe-dan", "swe-nob", "bel-rus"});
  EXPECT_LT(refuse(ErrorCode::engine_not_configured, into("zh-Hans")).size(), 500U);
}

TEST_F(Translating, WithAModelIntoEveryLanguage) {
  settings_.text_urls = "http://127.0.0.1:9/v1";
  install({});
  EXPECT_EQ(service_->submit(anonymous_, into("de", "fr")).job.request.translate_to, "de");
}

TEST_F(Submitting, TheVlmTierIsNotConfigured) {
  refuse(ErrorCode::engine_not_configured, with([](Submission& s) { s.tier = "vlm"; }));
}

TEST_F(Submitting, WhereTheOperatorAllowsItTheVlmTierIsReadOnTheCpuTierAndSaysSo) {
  settings_.vlm_fallback = true;
  Submission asked = submission();
  asked.tier = "vlm";
  const Job job = service_->submit(anonymous_, std::move(asked)).job;
  EXPECT_EQ(job.request.tier, "cpu");
  ASSERT_EQ(job.warnings.size(), 1U);
  EXPECT_EQ(job.warnings.front().code, "tier_fallback");
  EXPECT_EQ(job.warnings.front().page, std::nullopt);
}

TEST_F(Submitting, EmptyFieldsCountAsNotSent) {
  Submission asked = submission();
  asked.tier = asked.language = asked.tool = asked.translate_to = asked.pages = asked.password =
      asked.callback_url = "";
  EXPECT_EQ(service_->submit(anonymous_, std::move(asked)).job.request, JobRequest());
}

TEST_F(Submitting, AFullQueueRefusesUntilItEmpties) {
  settings_.max_queued_pages = 5;
  tools_.inspection.page_count = 6;
  EXPECT_NO_THROW(submit()) << "an empty queue takes any job";
  refused(ErrorCode::overloaded, [&] { submit(); });
  EXPECT_EQ(files(), 1U);
  read_all();
  EXPECT_NO_THROW(submit());
}

TEST_F(Submitting, ANameIsStoredAsValidText) {
  Submission asked = submission();
  asked.source.name = "a\xff\0b.pdf" + std::string(1000, 'x');
  const std::string name = service_->submit(anonymous_, std::move(asked)).job.source.name;
  EXPECT_LE(name.size(), 255U);
  EXPECT_EQ(name.substr(0, 4), "a\xEF\xBF\xBD");
}

TEST_F(Submitting, TheSameKeyAndPayloadIsTheSameJob) {
  const Submitted first = service_->submit(anonymous_, keyed("k"));
  const Submitted again = service_->submit(anonymous_, keyed("k"));
  EXPECT_EQ(again.job.uuid, first.job.uuid);
  EXPECT_EQ(again.inline_answer, first.inline_answer);
  EXPECT_EQ(store_->queued_pages(), 3);
  EXPECT_EQ(files(), 1U);
}

TEST_F(Submitting, TheSameKeyWithAnotherPayloadIsRefused) {
  service_->submit(anonymous_, keyed("k"));
  refused(ErrorCode::idempotency_mismatch, [&] { service_->submit(anonymous_, keyed("k", "other")); });
  Submission other_field = keyed("k");
  other_field.pages = "1";
  refused(ErrorCode::idempotency_mismatch, [&] { service_->submit(anonymous_, std::move(other_field)); });
}

TEST_F(Submitting, KeysAreOfTheirOwner) {
  const std::string mine = service_->submit(anonymous_, keyed("k")).job.uuid;
  EXPECT_NE(service_->submit(service_->authenticate(std::nullopt, "192.0.2.2"), keyed("k")).job.uuid, mine);
  EXPECT_NE(service_->submit(account("ann@example.org"), keyed("k")).job.uuid, mine);
}

TEST_F(Submitting, ATwinInFlightIsToldSo) {
  bool asked = false;
  tools_.while_inspecting = [&] {
    if (std::exchange(asked, true)) return;
    refused(ErrorCode::in_flight, [&] { service_->submit(anonymous_, keyed("k")); });
  };
  EXPECT_NO_THROW(service_->submit(anonymous_, keyed("k")));
}

TEST_F(Submitting, ARefusalFreesTheKey) {
  tools_.fault = Error(ErrorCode::unreadable_file);
  refuse(ErrorCode::unreadable_file, keyed("k"));
  tools_.fault.reset();
  EXPECT_NO_THROW(service_->submit(anonymous_, keyed("k", "another document")));
}

TEST_F(Submitting, WhereTheJobCannotBeStoredNothingIsKept) {
  const Caller unknown{Account{999, "gone@example.org", "free", false, 0}, "192.0.2.1", "account:999"};
  for (int attempt = 0; attempt < 2; ++attempt) {
    refused(ErrorCode::internal, [&] { service_->submit(unknown, keyed("k")); });
    EXPECT_EQ(files(), 0U);
  }
}

TEST_F(Submitting, ADeletedJobFreesTheKey) {
  const std::string first = service_->submit(anonymous_, keyed("k")).job.uuid;
  service_->remove(anonymous_, first);
  EXPECT_NE(service_->submit(anonymous_, keyed("k")).job.uuid, first);
}

TEST_F(Submitting, StrangeKeysAreRefused) {
  refuse(ErrorCode::bad_field, keyed(""));
  refuse(ErrorCode::bad_field, keyed("two words"));
  refuse(ErrorCode::bad_field, keyed(std::string(256, 'k')));
}

TEST_F(Submitting, ManyTwinsMakeOneJob) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      try {
        service_->submit(anonymous_, keyed("k"));
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::in_flight);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(store_->queued_pages(), 3);
  EXPECT_EQ(files(), 1U);
}

TEST_F(Submitting, ACallbackGoesToAPublicAddressOfWhoHasAnAccount) {
  const Caller ann = account("ann@example.org");
  Submission asked = submission();
  asked.callback_url = "https://example.org/hook";
  EXPECT_EQ(service_->submit(ann, std::move(asked)).job.request.callback_url, "https://example.org/hook");
  for (const char* url :
       {"http://127.0.0.1/", "ftp://example.org/", "nonsense", "https://a:b@example.org/"}) {
    refused(ErrorCode::bad_field, [&] {
      Submission wrong = submission();
      wrong.callback_url = url;
      service_->submit(ann, std::move(wrong));
    });
  }
}

class Metered : public Submitting {
 protected:
  void plan(const std::string& toml) { apply_plans(settings_.plans, toml); }
};

TEST_F(Metered, TheAnonymousAreCountedByTheirAddressWhichIsNotStored) {
  plan("anonymous = {pages = 5}");
  const Caller here = service_->authenticate(std::nullopt, "192.0.2.1");
  const Caller there = service_->authenticate(std::nullopt, "192.0.2.2");
  EXPECT_EQ(here.owner.find("192.0.2.1"), std::string::npos);
  submit(here);
  try {
    submit(here);
    FAIL() << "accepted";
  } catch (const OutOfPages& refusal) {
    EXPECT_EQ(refusal.standing().used, 3);
    EXPECT_EQ(refusal.standing().cap, 5);
    EXPECT_GT(refusal.standing().resets_at, now_ms());
  }
  EXPECT_EQ(files(), 1U) << "a refused document is not kept";
  EXPECT_NO_THROW(submit(there));
}

TEST_F(Metered, AddressesOfOneIpv6NetworkAreOneCaller) {
  EXPECT_EQ(service_->authenticate(std::nullopt, "2001:db8:1:2::1").owner,
            service_->authenticate(std::nullopt, "2001:db8:1:2:ffff::9").owner);
  EXPECT_NE(service_->authenticate(std::nullopt, "2001:db8:1:2::1").owner,
            service_->authenticate(std::nullopt, "2001:db8:1:3::1").owner);
}

TEST_F(Metered, AnAccountIsCountedByItsPlan) {
  plan("unlimited = {pages = 3}");
  const Caller ann = account("ann@example.org");
  submit(ann);
  refused(ErrorCode::out_of_pages, [&] { submit(ann); });
  store_->grant(ann.owner, 3, "gift", "");
  EXPECT_NO_THROW(submit(ann));
}

TEST_F(Metered, ThePlanCapsPagesAndBytesOfAFile) {
  plan("anonymous = {file-pages = 2, file-bytes = 100}");
  EXPECT_THAT(refuse(ErrorCode::too_many_pages, submission()), HasSubstr("at most 2"));
  refuse(ErrorCode::file_too_large, submission(std::string(101, 'x')));
  EXPECT_EQ(service_->most_file_bytes(anonymous_), 100);
}

TEST_F(Metered, ThePlanSaysHowLongAJobIsKept) {
  plan("anonymous = {retention-hours = 2}");
  const Job job = submit().job;
  EXPECT_NEAR(static_cast<double>(job.expires_at - job.created_at), 2 * 3'600'000.0, 1000);
}

TEST_F(Metered, ThePlanCapsUnfinishedJobs) {
  plan("anonymous = {jobs = 1}");
  submit();
  refused(ErrorCode::too_many_requests, [&] { submit(); });
  read_all();
  EXPECT_NO_THROW(submit());
}

TEST_F(Metered, ARepeatedRequestIsNotChargedTwice) {
  plan("anonymous = {pages = 5}");
  const std::string first = service_->submit(anonymous_, keyed("k")).job.uuid;
  EXPECT_EQ(service_->submit(anonymous_, keyed("k")).job.uuid, first);
  EXPECT_EQ(service_->quote(anonymous_, submission()).standing.used, 3);
}

TEST_F(Metered, AQuoteSaysThePriceAndAcceptsNothing) {
  plan("anonymous = {pages = 5}");
  const Quote quote = service_->quote(anonymous_, submission());
  EXPECT_EQ(quote.page_count, 3);
  EXPECT_EQ(quote.credits, 3);
  EXPECT_TRUE(quote.affordable);
  EXPECT_EQ(quote.standing.used, 0);
  EXPECT_EQ(store_->queued_pages(), 0);
  EXPECT_EQ(files(), 0U);
  submit();
  EXPECT_FALSE(service_->quote(anonymous_, submission()).affordable);
  tools_.fault = Error(ErrorCode::unreadable_file);
  refused(ErrorCode::unreadable_file, [&] { service_->quote(anonymous_, submission()); });
}

}  // namespace
}  // namespace ocrchat
