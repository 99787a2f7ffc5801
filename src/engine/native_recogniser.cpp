#include <algorithm>
#include <list>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

#include "engine/finished_line.hpp"
#include "engine/pieces.hpp"
#include "engine/pix.hpp"
#include "engine/recogniser.hpp"
#include "engine/word_boxes.hpp"
#include "layout/line_strip.hpp"
#include "layout/text_lines.hpp"
#include "lstm/line_normaliser.hpp"
#include "lstm/line_reader.hpp"

namespace ocrchat {
namespace {

constexpr double kDoubtful = -0.35;   // mean of ln p over letters: worth a second look
constexpr double kOwnLetters = -0.1;  // a line in the letters of the model is surer, if its print is clean
constexpr std::size_t kMostSecondLooks = 24;
// What stands by itself has to be read this well to be more than dust.
constexpr int kFewCharacters = 3;
constexpr double kSureOfFew = 0.8;

/// A line on its way from pixels to text.
struct LineOnTheWay {
  const TextLine* line = nullptr;
  LineStrip strip;
  LineText text;
};

std::vector<std::string> parts_of_names(const std::string& names) {
  std::vector<std::string> parts;
  std::istringstream rest(names);
  for (std::string part; std::getline(rest, part, '+');) parts.push_back(part);
  return parts;
}

/// Chinese and Japanese may be set in columns from top to bottom.
bool may_be_vertical(const std::string& name) {
  for (const char* script : {"chi_", "jpn", "HanS", "HanT", "Japanese"})
    if (name.find(script) != std::string::npos) return true;
  return false;
}

bool reads_from_right(const std::string& name) {
  for (const char* script : {"ara", "fas", "heb", "urd", "pus", "snd", "uig", "yid", "syr", "div", "kur_ara",
                             "Arabic", "Hebrew", "Syriac", "Thaana"})
    if (name == script || name.ends_with(std::string("/") + script)) return true;
  return false;
}

/// The whole picture as one line: its letters' places are not known.
FoundLines as_one_line(Image gray) {
  FoundLines page;
  TextLine& line = page.lines.emplace_back();
  line.box = {0, 0, gray.width, gray.height};
  line.baseline = gray.height;
  page.regions.push_back(line.box);
  page.gray = std::move(gray);
  return page;
}

class NativeRecogniser final : public Recogniser {
 public:
  NativeRecogniser(const std::filesystem::path& folder, const std::string& names) : folder_(folder) {
    for (const std::string& name : parts_of_names(names)) {
      readers_.emplace_back(RecognitionModel::load(folder / (name + ".traineddata")));
      if (upright_name_.empty() && may_be_vertical(name)) upright_name_ = name + "_vert";
      from_right_ |= reads_from_right(name);
    }
  }

  /// Margins cost it little: it looks at all of the image.
  Reading read(Pix* image, Segmentation segmentation, int /*resolution*/, const Box& /*within*/) override {
    FoundLines page =
        segmentation == Segmentation::raw_line
            ? as_one_line(gray_image(image))
            : find_text_lines(gray_image(image), !upright_name_.empty() && segmentation == Segmentation::page,
                              from_right_);
    std::vector<LineOnTheWay> lines;
    for (const TextLine& line : page.lines) lines.push_back({&line, {}, {}});
    read_lines(page, lines);
    return gathered(page, lines);
  }

  Trial try_line(Pix* line, int /*resolution*/) override {
    const FoundLines page = as_one_line(gray_image(line));
    std::vector<LineOnTheWay> lines{{&page.lines.front(), {}, {}}};
    for (LineReader& reader : readers_) read_with(reader, page, {&lines.front()}, {}, false);
    Trial trial;
    bool joined = true;
    for (const DecodedWord& word : lines.front().text.words) {
      if (!joined) trial.text += ' ';
      trial.text += word.text;
      joined = word.joined;
    }
    trial.characters = characters_of(trial.text);
    trial.confidence = trial_confidence(lines.front().text);
    return trial;
  }

 private:
  /// As the thresholds of what finds languages take it: the scale of libtesseract's symbols.
  static double trial_confidence(const LineText& text) {
    return text.letters == 0 ? 0 : std::clamp(1 + 0.35 * text.certainty, 0.0, 1.0);
  }

  void read_lines(const FoundLines& page, std::vector<LineOnTheWay>& lines) {
    std::vector<LineOnTheWay*> level;
    std::vector<LineOnTheWay*> upright;
    for (LineOnTheWay& one : lines)
      (one.line->vertical && companion(upright_name_) != nullptr ? upright : level).push_back(&one);
    for (LineReader& reader : readers_) read_with(reader, page, level, {}, false);
    if (!upright.empty()) read_with(*companion(upright_name_), page, upright, {}, false);
    read_in_sub_languages(page, level);
    look_again(page, level);
  }

  /// What a line gives is kept if it is surer than what it gave before.
  void read_with(LineReader& reader, const FoundLines& page, const std::vector<LineOnTheWay*>& lines,
                 LineStripOptions options, bool inverted) {
    options.height = reader.model().height();
    std::vector<LineStrip> strips;
    std::vector<LineImage> images;
    for (const LineOnTheWay* one : lines) {
      strips.push_back(cut_strip(page.gray, *one->line, options));
      images.push_back(normalised(strips.back().columns, inverted, strips.back().scale));
    }
    std::vector<LineText> texts = reader.read(images);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      LineOnTheWay& one = *lines[i];
      const bool first = one.strip.columns.empty();
      if (!first && !is_better(texts[i], one.text)) continue;
      one.text = std::move(texts[i]);
      one.strip = std::move(strips[i]);
    }
  }

  static bool is_better(const LineText& now, const LineText& before) {
    if (before.letters == 0) return now.letters > 0 && now.certainty > kDoubtful;
    return now.letters * 10 >= before.letters * 7 && now.certainty > before.certainty + 0.02;
  }

  /// A line may be in the letters of a sub-language of the model: Azerbaijani in Cyrillic ones, say.
  void read_in_sub_languages(const FoundLines& page, const std::vector<LineOnTheWay*>& lines) {
    for (LineReader& reader : readers_)
      for (const std::string& name : reader.model().sub_languages()) {
        LineReader* other = companion(name);
        if (other != nullptr) read_with(*other, page, less_sure_than(kOwnLetters, lines), {}, false);
      }
  }

  static std::vector<LineOnTheWay*> less_sure_than(double certainty,
                                                   const std::vector<LineOnTheWay*>& lines) {
    std::vector<LineOnTheWay*> some;
    for (LineOnTheWay* one : lines)
      if (one->text.certainty < certainty || one->text.letters == 0) some.push_back(one);
    return some;
  }

  /// Lines that came out badly may be light on dark, or their neighbours may reach into the room around them.
  void look_again(const FoundLines& page, const std::vector<LineOnTheWay*>& lines) {
    std::vector<LineOnTheWay*> doubtful = less_sure_than(kDoubtful, lines);
    if (doubtful.size() > kMostSecondLooks) doubtful.resize(kMostSecondLooks);
    if (doubtful.empty()) return;
    LineStripOptions tighter;
    tighter.above = 0;
    tighter.below = 0;
    for (LineReader& reader : readers_) {
      read_with(reader, page, doubtful, {}, true);
      read_with(reader, page, doubtful, tighter, false);
    }
  }

  /// The reader of a model that belongs to one of those named, loaded when it is first needed; null where it
  /// is not installed.
  LineReader* companion(const std::string& name) {
    const auto [found, is_new] = companions_.try_emplace(name);
    const std::filesystem::path file = folder_ / (name + ".traineddata");
    if (is_new && std::filesystem::exists(file))
      found->second = std::make_unique<LineReader>(RecognitionModel::load(file));
    return found->second.get();
  }

  static Reading gathered(const FoundLines& page, const std::vector<LineOnTheWay>& lines) {
    Reading reading;
    int region = -1;
    for (const LineOnTheWay& one : lines) {
      Line line = line_of(page, one);
      if (line.words.empty() || (stands_alone(page, one) && is_dust(line))) continue;
      if (one.line->region != region || reading.blocks.empty())
        reading.blocks.emplace_back().content = Text{};
      region = one.line->region;
      Block& block = reading.blocks.back();
      block.box = united(block.box, line.box);
      std::get<Text>(block.content).lines.push_back(std::move(line));
    }
    drop_fragments(reading);
    weigh(reading);
    return reading;
  }

  static bool stands_alone(const FoundLines& page, const LineOnTheWay& one) {
    return page.lines.size() > 1 &&
           std::count_if(page.lines.begin(), page.lines.end(),
                         [&](const TextLine& line) { return line.region == one.line->region; }) <= 2;
  }

  static bool is_dust(const Line& line) {
    int characters = 0;
    for (const Word& word : line.words) characters += characters_of(word.text);
    return characters == 0 || (characters <= kFewCharacters && confidence_of(line) < kSureOfFew);
  }

  static Line line_of(const FoundLines& page, const LineOnTheWay& one) {
    Line line;
    std::vector<bool> spaced;
    const std::vector<Box> boxes = word_boxes(page.ink, one.strip, one.text.words);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const DecodedWord& decoded = one.text.words[i];
      Word word;
      word.text = cleaned_word(decoded.text);
      if (word.text.empty()) continue;
      word.box = boxes[i];
      word.confidence = decoded.confidence;
      line.words.push_back(std::move(word));
      spaced.push_back(!decoded.joined);
    }
    if (!one.line->vertical && one.line->ascent > 0)
      line.baseline = static_cast<int>(one.line->baseline + one.line->slope * one.line->box.width() / 2);
    finish_line(line, spaced);
    return line;
  }

  std::filesystem::path folder_;
  std::list<LineReader> readers_;
  bool from_right_ = false;
  std::string upright_name_;  ///< the model for text in columns; empty if the language has none
  std::map<std::string, std::unique_ptr<LineReader>> companions_;
};

}  // namespace

std::unique_ptr<Recogniser> make_native_recogniser(const std::filesystem::path& folder,
                                                   const std::string& names, Recogniser::Use /*use*/) {
  return std::make_unique<NativeRecogniser>(folder, names);
}

}  // namespace ocrchat
