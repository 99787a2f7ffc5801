#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "engine/finished_line.hpp"
#include "engine/model_file.hpp"
#include "engine/pieces.hpp"
#include "engine/recogniser.hpp"

namespace ocrchat {
namespace {

using tesseract::PageIteratorLevel;
using tesseract::PageSegMode;
using tesseract::ResultIterator;

PageSegMode mode_of(Segmentation segmentation) {
  switch (segmentation) {
    case Segmentation::page:
      return tesseract::PSM_AUTO;
    case Segmentation::block:
      return tesseract::PSM_SINGLE_BLOCK;
    case Segmentation::line:
      return tesseract::PSM_SINGLE_LINE;
    case Segmentation::raw_line:
      return tesseract::PSM_RAW_LINE;
  }
  return tesseract::PSM_AUTO;
}

std::string text_at(const ResultIterator& it, PageIteratorLevel level) {
  const std::unique_ptr<char[]> text(it.GetUTF8Text(level));
  return text ? std::string(text.get()) : std::string();
}

/// Gathers the words that an iterator passes into blocks and lines.
class Gatherer {
 public:
  explicit Gatherer(ResultIterator& it) : it_(it) {}

  Reading gathered() {
    do {
      starts_block_ |= it_.IsAtBeginningOf(tesseract::RIL_PARA);
      starts_line_ |= it_.IsAtBeginningOf(tesseract::RIL_TEXTLINE);
      if (!it_.Empty(tesseract::RIL_WORD)) take_word();
    } while (it_.Next(tesseract::RIL_WORD));
    end_line();
    drop_fragments(reading_);
    weigh(reading_);
    return std::move(reading_);
  }

 private:
  void take_word() {
    const std::string raw = text_at(it_, tesseract::RIL_WORD);
    Word word;
    word.text = cleaned_word(raw);
    if (word.text.empty()) return;
    if (starts_block_ || starts_line_ || reading_.blocks.empty()) start_line();
    it_.BoundingBox(tesseract::RIL_WORD, &word.box.x0, &word.box.y0, &word.box.x1, &word.box.y1);
    word.confidence = std::clamp(static_cast<double>(it_.Confidence(tesseract::RIL_WORD)) / 100, 0.0, 1.0);
    note_space_before(raw);
    line().words.push_back(std::move(word));
  }

  void start_line() {
    end_line();
    if (starts_block_ || reading_.blocks.empty()) reading_.blocks.emplace_back().content = Text{};
    std::get<Text>(reading_.blocks.back().content).lines.emplace_back();
    starts_block_ = starts_line_ = false;
    line_text_ = text_at(it_, tesseract::RIL_TEXTLINE);
    place_ = 0;
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    if (it_.Baseline(tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1)) line().baseline = (y0 + y1) / 2;
  }

  /// The iterator gives words without what is between them; the line's text has it.
  void note_space_before(const std::string& raw) {
    const std::size_t found = line_text_.find(raw, place_);
    if (!line().words.empty()) {
      const bool spaced =
          found == std::string::npos || line_text_.substr(place_, found - place_).find(' ') == 0;
      spaced_.push_back(spaced);
    }
    if (found != std::string::npos) place_ = found + raw.size();
  }

  void end_line() {
    if (reading_.blocks.empty()) return;
    auto& lines = std::get<Text>(reading_.blocks.back().content).lines;
    if (lines.empty()) return;
    spaced_.push_back(true);
    finish_line(lines.back(), spaced_);
    reading_.blocks.back().box = united(reading_.blocks.back().box, lines.back().box);
    spaced_.clear();
  }

  Line& line() { return std::get<Text>(reading_.blocks.back().content).lines.back(); }

  ResultIterator& it_;
  Reading reading_;
  bool starts_block_ = true;
  bool starts_line_ = true;
  std::string line_text_;
  std::size_t place_ = 0;
  std::vector<bool> spaced_;
};

/// Korean is printed in lines across; libtesseract takes clean pages of it for columns.
bool may_be_vertical(const std::string& names) {
  return names.find("kor") == std::string::npos && names.find("Hangul") == std::string::npos;
}

/// libtesseract asks for four threads by number; only a ban on parallel regions keeps it to the caller's.
void stay_on_this_thread() {
  omp_set_max_active_levels(0);
}

class TesseractRecogniser final : public Recogniser {
 public:
  TesseractRecogniser(const std::filesystem::path& folder, const std::string& names, Use use);
  Reading read(Pix* image, Segmentation segmentation, int resolution, const Box& within) override;
  Trial try_line(Pix* line, int resolution) override;

 private:
  tesseract::TessBaseAPI api_;
};

TesseractRecogniser::TesseractRecogniser(const std::filesystem::path& folder, const std::string& names,
                                         Use use) {
  setMsgSeverity(L_SEVERITY_NONE);
  stay_on_this_thread();
  std::vector<std::string> keys{"debug_file"};
  std::vector<std::string> values{"/dev/null"};
  // libtesseract remembers dictionaries by file: one found missing would be missing for all later sessions.
  if (use == Use::trying)
    for (const char* key : {"load_system_dawg", "load_freq_dawg", "load_punc_dawg", "load_number_dawg"}) {
      keys.emplace_back(key);
      values.emplace_back("0");
    }
  const auto reader = use == Use::trying ? read_bare_model : read_model;
  if (api_.Init(folder.c_str(), 0, names.c_str(), tesseract::OEM_LSTM_ONLY, nullptr, 0, &keys, &values, false,
                reader) != 0)
    throw Error(ErrorCode::engine_not_configured, "The recognition model '" + names + "' cannot be loaded.",
                folder.string());
  api_.SetVariable("preserve_interword_spaces", "1");
  // Otsu over the whole page, as by default, but in the quicker of the two ways there are: one tile, no
  // smoothing.
  api_.SetVariable("thresholding_method", "1");
  api_.SetVariable("thresholding_tile_size", "1000");
  api_.SetVariable("thresholding_score_fraction", "0");
  if (!may_be_vertical(names)) api_.SetVariable("textord_tabfind_vertical_text", "0");
}

Reading TesseractRecogniser::read(Pix* image, Segmentation segmentation, int resolution, const Box& within) {
  stay_on_this_thread();
  api_.SetPageSegMode(mode_of(segmentation));
  api_.SetImage(image);
  api_.SetSourceResolution(resolution);
  if (!within.empty()) api_.SetRectangle(within.x0, within.y0, within.width(), within.height());
  Reading reading;
  if (api_.Recognize(nullptr) == 0) {
    const std::unique_ptr<ResultIterator> it(api_.GetIterator());
    if (it) reading = Gatherer(*it).gathered();
  }
  api_.Clear();
  return reading;
}

Trial TesseractRecogniser::try_line(Pix* line, int resolution) {
  stay_on_this_thread();
  api_.SetPageSegMode(tesseract::PSM_RAW_LINE);
  api_.SetImage(line);
  api_.SetSourceResolution(resolution);
  Trial trial;
  int symbols = 0;
  const std::unique_ptr<ResultIterator> it(api_.Recognize(nullptr) == 0 ? api_.GetIterator() : nullptr);
  if (it) do {
      if (it->Empty(tesseract::RIL_SYMBOL)) continue;
      if (it->IsAtBeginningOf(tesseract::RIL_WORD) && !trial.text.empty()) trial.text += ' ';
      trial.text += text_at(*it, tesseract::RIL_SYMBOL);
      trial.confidence +=
          std::clamp(static_cast<double>(it->Confidence(tesseract::RIL_SYMBOL)) / 100, 0.0, 1.0);
      ++symbols;
    } while (it->Next(tesseract::RIL_SYMBOL));
  if (symbols > 0) trial.confidence /= symbols;
  trial.characters = characters_of(trial.text);
  api_.Clear();
  return trial;
}

}  // namespace

std::unique_ptr<Recogniser> make_tesseract_recogniser(const std::filesystem::path& folder,
                                                      const std::string& names, Recogniser::Use use) {
  return std::make_unique<TesseractRecogniser>(folder, names, use);
}

}  // namespace ocrchat
