#include "language/identify.hpp"

#include <gtest/gtest.h>

#include <string>

#include "language/codes.hpp"

namespace ocrchat {
namespace {

struct Sample {
  const char* tag;
  const char* script;
  const char* text;
};

/// Article 1 of the Universal Declaration of Human Rights, or its first sentence.
constexpr Sample kSamples[] = {
    {"en", "Latn",
     "All human beings are born free and equal in dignity and rights. They are endowed with reason."},
    {"de", "Latn",
     "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft begabt."},
    {"fr", "Latn",
     "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison."},
    {"vi", "Latn", "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi."},
    {"tr", "Latn",
     "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler."},
    {"ru", "Cyrl",
     "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом."},
    {"uk", "Cyrl",
     "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом."},
    {"el", "Grek", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα."},
    {"hy", "Armn", "Բոլոր մարդիկ ծնվում են ազատ ու հավասար իրենց արժանապատվությամբ ու իրավունքներով։"},
    {"ka", "Geor", "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით."},
    {"ar", "Arab", "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا."},
    {"fa", "Arab",
     "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و "
     "حقوق "
     "با "
     "هم "
     "برابرند."},
    {"ur", "Arab",
     "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔ انہیں ضمیر اور عقل ودیعت ہوئی ہے۔"},
    {"he", "Hebr", "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון."},
    {"yi", "Hebr",
     "יעדער מענטש װערט געבױרן פֿרײַ און גלײַך אין כּבֿוד און רעכט. יעדער װערט באַשאָנקן מיט פֿאַרשטאַנד און געװיסן."},
    {"hi", "Deva", "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।"},
    {"bn", "Beng", "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে।"},
    {"ta", "Taml", "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்."},
    {"te", "Telu", "ప్రతిపత్తిస్వత్వముల విషయమున మానవులెల్లరును జన్మతః స్వతంత్రులును సమానులును నగుదురు."},
    {"th", "Thai", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ"},
    {"lo", "Laoo", "ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ ສິດທິ ເສລີພາບ"},
    {"km", "Khmr", "មនុស្សទាំងអស់កើតមកមានសេរីភាព និងភាពស្មើគ្នា"},
    {"my", "Mymr", "လူတိုင်းသည် တူညီလွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် မွေးဖွားလာသူများ ဖြစ်သည်။"},
    {"am", "Ethi", "የሰው፡ልጅ፡ሁሉ፡ሲወለድ፡ነጻና፡በክብርና፡በመብትም፡እኩልነት፡ያለው፡ነው።"},
    {"zh-Hans", "Hani",
     "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"},
    {"zh-Hant", "Hani",
     "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。"},
    {"ja", "Jpan", "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"},
    {"ko", "Kore", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."},
    {"chr", "Cher", "ᏂᎦᏓ ᎠᏂᏴᏫ ᏂᎨᎫᏓᎸᎾ ᎠᎴ ᎤᏂᏠᏱ ᎤᎾᏕᎿ ᏚᏳᎧᏛ ᎨᏒᎢ."},
};

class Identify : public testing::TestWithParam<Sample> {};

TEST_P(Identify, TellsScriptAndLanguageOfASentence) {
  const Sample& sample = GetParam();
  EXPECT_EQ(script_of(sample.text), sample.script);
  const auto identified = identify_language(sample.text);
  ASSERT_TRUE(identified);
  EXPECT_EQ(identified->tag, sample.tag);
}

std::string case_name(const testing::TestParamInfo<Sample>& info) {
  std::string name;
  for (const char c : std::string(info.param.tag))
    if (c != '-') name += c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(Sentences, Identify, testing::ValuesIn(kSamples), case_name);

TEST(Script, IsAbsentWithoutLetters) {
  EXPECT_FALSE(script_of(""));
  EXPECT_FALSE(script_of("123 – 456 €"));
  EXPECT_FALSE(identify_language("123, 456"));
}

TEST(Script, ALittleKanaAmongHanIsJapanese) {
  EXPECT_EQ(script_of("東京都の人口"), "Jpan");
}

TEST(Script, OfMixedTextIsThatOfMostLetters) {
  EXPECT_EQ(script_of("Я читаю книгу (a book)"), "Cyrl");
}

TEST(Language, OfAFewLatinLettersIsNotGuessed) {
  EXPECT_FALSE(identify_language("Total: 12"));
}

TEST(Language, OfAShortTextInAScriptOfOneLanguageIsKnown) {
  const auto identified = identify_language("ភាសា");
  ASSERT_TRUE(identified);
  EXPECT_EQ(identified->tag, "km");
  EXPECT_TRUE(identified->reliable);
}

TEST(Language, SurvivesIllFormedText) {
  std::string text = "All human beings are born free and equal in dignity\xff\xfe and rights \xc3";
  EXPECT_NO_THROW(identify_language(text));
  EXPECT_NO_THROW(identify_language(std::string(100'000, '\x80')));
}

}  // namespace
}  // namespace ocrchat
