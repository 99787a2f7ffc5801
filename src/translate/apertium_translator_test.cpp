#include "translate/apertium_translator.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <chrono>
#include <future>
#include <thread>

#include "base/error.hpp"
#include "translate/fake_apertium.hpp"
#include "translate/translators.hpp"

namespace ocrchat {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::ElementsAre;
using testing::HasSubstr;
using Texts = std::vector<std::string>;

class Apertium : public testing::Test {
 protected:
  Texts translate(const Texts& texts, const std::stop_token& cancel = {}) {
    if (!translator_) translator_.emplace(options_);
    return translator_->translate(texts, "es", "ca", cancel);
  }

  const FakeApertium fake_;
  ApertiumOptions options_ = fake_.options();
  std::optional<ApertiumTranslator> translator_;
};

TEST_F(Apertium, AnswersInOrderAndKeepsItsProcess) {
  EXPECT_THAT(translate({"uno", "dos y tres", "[x] ^y$"}), ElementsAre("T uno", "T dos y tres", "T [x] ^y$"));
  EXPECT_THAT(translate({"mañana"}), ElementsAre("T mañana"));
  EXPECT_EQ(fake_.starts(), 1U);
}

TEST_F(Apertium, LongPagesGoInPieces) {
  Texts texts;
  for (int i = 0; i < 500; ++i) texts.push_back(std::string(300, 'x') + std::to_string(i));
  texts.emplace_back(90'000, 'y');
  const Texts answers = translate(texts);
  ASSERT_EQ(answers.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(answers[i], "T " + texts[i]);
  EXPECT_EQ(fake_.starts(), 1U);
}

TEST_F(Apertium, WhiteSpaceStays) {
  EXPECT_THAT(translate({"  a\n  b \n", " \n", ""}), ElementsAre("  T a\n  b \n", "", ""));
}

TEST_F(Apertium, ATextWithoutEndIsLeft) {
  EXPECT_THAT(translate({std::string(100'001, 'x'), "a"}), ElementsAre("", "T a"));
}

TEST_F(Apertium, ANumberThatTheTextHasNotIsNotTaken) {
  EXPECT_THAT(translate({"number", "5 a"}), ElementsAre("", "T 5 a"));
}

TEST_F(Apertium, LanguagesThatItHasNoPairOfComeBackEmpty) {
  ApertiumTranslator translator(options_);
  EXPECT_TRUE(translator.translates("ca", "es"));
  EXPECT_FALSE(translator.translates("es", "pt")) << "known, but not installed";
  EXPECT_FALSE(translator.translates("", "es"));
  EXPECT_THAT(translator.translate({"a", "b"}, "", "es", {}), ElementsAre("", ""));
  EXPECT_THAT(translator.translate({"a"}, "en", "fr", {}), ElementsAre(""));
  EXPECT_EQ(fake_.starts(), 0U);
}

/// Each fault, in a text between others.
class ApertiumFault : public Apertium, public testing::WithParamInterface<const char*> {};

TEST_P(ApertiumFault, CostsItsTextAloneAndNeverTheProcesses) {
  const steady_clock::time_point start = steady_clock::now();
  EXPECT_THAT(translate({"a", GetParam(), "b", "c"}), ElementsAre("T a", "", "T b", "T c"));
  EXPECT_LT(steady_clock::now() - start, seconds(50));
  EXPECT_EQ(fake_.starts(), 3U);
  translator_.reset();
  EXPECT_TRUE(fake_.all_gone());
}

TEST_P(ApertiumFault, ThatIsGoneTheSecondTimeCostsNothing) {
  EXPECT_THAT(translate({"a", std::string(GetParam()) + " once", "b"}),
              ElementsAre("T a", "T " + std::string(GetParam()) + " once", "T b"));
  EXPECT_EQ(fake_.starts(), 2U);
}

INSTANTIATE_TEST_SUITE_P(Each, ApertiumFault, testing::Values("hang", "die", "flood", "garbage", "strange"),
                         [](const auto& fault) { return std::string(fault.param); });

TEST_F(Apertium, AnAnswerTooManyEndsTheProcess) {
  EXPECT_THAT(translate({"a", "twice"}), ElementsAre("T a", "T twice"));
  EXPECT_THAT(translate({"b"}), ElementsAre("T b"));
}

TEST_F(Apertium, WhereEveryTextIsLostItIsNotTriedForAll) {
  options_.start = seconds(5);
  EXPECT_THAT(translate(Texts(50, "die")), testing::Each(""));
  EXPECT_LE(fake_.starts(), 6U);
}

TEST_F(Apertium, AProgramThatCannotBeStartedLosesTheTexts) {
  options_.program = "/nonexistent/apertium";
  EXPECT_THAT(translate(Texts(10, "a")), testing::Each(""));
}

TEST_F(Apertium, ProcessesAndTheirChildrenAreKilledIfTheyDoNotEnd) {
  EXPECT_THAT(translate({"deaf"}), ElementsAre("T deaf"));
  EXPECT_EQ(fake_.alive(), 2U);
  translator_.reset();
  EXPECT_TRUE(fake_.all_gone());
}

TEST_F(Apertium, NothingOfTheServerIsHandedOn) {
  ::setenv("OCRCHAT_TEST_SECRET", "1", 1);
  const FileDescriptor secret(::dup(STDIN_FILENO));
  const std::string where = translate({"where"}).front();
  EXPECT_EQ(where, "T HOME LC_ALL PATH PWD; fd fd fd");
}

TEST_F(Apertium, MemoryIsLimited) {
  options_.memory_mb = 1234;
  EXPECT_THAT(translate({"limit"}), ElementsAre("T MiB bcde"));
}

TEST_F(Apertium, CancellingEndsItAtOnce) {
  translate({"a"});
  std::stop_source source;
  auto waiting = std::async(std::launch::async, [&] { translate({"hang"}, source.get_token()); });
  std::this_thread::sleep_for(milliseconds(100));
  source.request_stop();
  EXPECT_THROW(waiting.get(), Error);
  EXPECT_THAT(translate({"b"}), ElementsAre("T b"));
}

TEST_F(Apertium, WhoWaitsForAProcessHearsThatItIsCancelled) {
  options_.processes = 1;
  options_.text = seconds(30);
  translate({"a"});
  std::stop_source first;
  std::stop_source second;
  auto holding = std::async(std::launch::async, [&] { translate({"hang"}, first.get_token()); });
  std::this_thread::sleep_for(milliseconds(100));
  auto waiting = std::async(std::launch::async, [&] { translate({"b"}, second.get_token()); });
  second.request_stop();
  EXPECT_THROW(waiting.get(), Error);
  first.request_stop();
  EXPECT_THROW(holding.get(), Error);
}

TEST_F(Apertium, ManyThreadsShareFewProcesses) {
  options_.processes = 2;
  options_.text = seconds(20);
  translator_.emplace(options_);
  std::vector<std::future<void>> threads;
  for (int i = 0; i < 8; ++i) {
    threads.push_back(std::async(std::launch::async, [&, i] {
      for (int j = 0; j < 10; ++j) {
        const std::string text = "a" + std::to_string(i * 100 + j);
        const bool other = (i + j) % 4 == 0;
        EXPECT_THAT(translator_->translate({text}, other ? "ca" : "es", other ? "es" : "ca", {}),
                    ElementsAre("T " + text));
      }
      EXPECT_LE(fake_.alive(), 3U) << "two, and one that is being ended";
    }));
  }
  for (auto& thread : threads) thread.get();
}

TEST_F(Apertium, UnusedProcessesAreClosed) {
  options_.idle = milliseconds(100);
  translate({"a"});
  EXPECT_TRUE(fake_.all_gone());
  EXPECT_THAT(translate({"b"}), ElementsAre("T b"));
}

class NoModel final : public Llm {
 public:
  bool has(Role role) const override { return has_text && role == Role::text; }
  std::string model(Role) override { return ""; }
  Completion complete(const CompletionRequest&) override { return {}; }
  bool has_text = false;
};

TEST(Translators, TheModelComesBeforeApertiumAndWithoutBothThereIsNone) {
  const FakeApertium fake;
  NoModel models;
  Settings settings;
  settings.apertium_data = fake.options().folder;
  EXPECT_FALSE(make_translator(settings, models)->translates("en", "zh-Hans"));
  EXPECT_TRUE(make_translator(settings, models)->translates("es", "ca"));
  settings.apertium_data = "";
  EXPECT_EQ(make_translator(settings, models), nullptr);
  models.has_text = true;
  EXPECT_TRUE(make_translator(settings, models)->translates("en", "zh-Hans"));
}

}  // namespace
}  // namespace ocrchat
