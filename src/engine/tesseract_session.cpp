#include "engine/tesseract_session.hpp"

#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "base/error.hpp"
#include "engine/model_file.hpp"
#include "engine/pieces.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kReadingSessions = 3;
constexpr std::size_t kTryingSessions = 4;

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
    space_words(lines.back(), spaced_);
    mark_joined(lines.back(), spaced_);
    join_pieces(lines.back());
    part_words(lines.back());
    for (const Word& word : lines.back().words) lines.back().box = united(lines.back().box, word.box);
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

}  // namespace

struct TesseractSession::Impl {
  tesseract::TessBaseAPI api;
};

TesseractSession::TesseractSession(const std::filesystem::path& folder, const std::string& names, Use use)
    : impl_(std::make_unique<Impl>()) {
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
  if (impl_->api.Init(folder.c_str(), 0, names.c_str(), tesseract::OEM_LSTM_ONLY, nullptr, 0, &keys, &values,
                      false, reader) != 0)
    throw Error(ErrorCode::engine_not_configured, "The recognition model '" + names + "' cannot be loaded.",
                folder.string());
  impl_->api.SetVariable("preserve_interword_spaces", "1");
  // Otsu over the whole page, as by default, but in the quicker of the two ways there are: one tile, no
  // smoothing.
  impl_->api.SetVariable("thresholding_method", "1");
  impl_->api.SetVariable("thresholding_tile_size", "1000");
  impl_->api.SetVariable("thresholding_score_fraction", "0");
  if (!may_be_vertical(names)) impl_->api.SetVariable("textord_tabfind_vertical_text", "0");
}

TesseractSession::~TesseractSession() = default;

Reading TesseractSession::read(Pix* image, Segmentation segmentation, int resolution, const Box& within) {
  stay_on_this_thread();
  tesseract::TessBaseAPI& api = impl_->api;
  api.SetPageSegMode(mode_of(segmentation));
  api.SetImage(image);
  api.SetSourceResolution(resolution);
  if (!within.empty()) api.SetRectangle(within.x0, within.y0, within.width(), within.height());
  Reading reading;
  if (api.Recognize(nullptr) == 0) {
    const std::unique_ptr<ResultIterator> it(api.GetIterator());
    if (it) reading = Gatherer(*it).gathered();
  }
  api.Clear();
  return reading;
}

Trial TesseractSession::try_line(Pix* line, int resolution) {
  stay_on_this_thread();
  tesseract::TessBaseAPI& api = impl_->api;
  api.SetPageSegMode(tesseract::PSM_RAW_LINE);
  api.SetImage(line);
  api.SetSourceResolution(resolution);
  Trial trial;
  int symbols = 0;
  const std::unique_ptr<ResultIterator> it(api.Recognize(nullptr) == 0 ? api.GetIterator() : nullptr);
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
  api.Clear();
  return trial;
}

std::string SessionPool::installed(const std::string& model) const {
  std::istringstream parts(model);
  std::string names;
  for (std::string part; std::getline(parts, part, '+');)
    if (const auto name = models_.find(part)) names += (names.empty() ? "" : "+") + *name;
  if (names.empty())
    throw Error(ErrorCode::engine_not_configured, "The recognition model '" + model + "' is not installed.",
                models_.folder().string());
  return names;
}

TesseractSession& SessionPool::kept(std::list<Kept>& shelf, std::size_t room, const std::string& model,
                                    TesseractSession::Use use) {
  const std::string names = installed(model);
  const auto found =
      std::find_if(shelf.begin(), shelf.end(), [&](const Kept& k) { return k.names == names; });
  if (found != shelf.end()) {
    shelf.splice(shelf.begin(), shelf, found);
    return *shelf.front().session;
  }
  if (shelf.size() >= room) shelf.pop_back();
  shelf.push_front({names, std::make_unique<TesseractSession>(models_.folder(), names, use)});
  return *shelf.front().session;
}

TesseractSession& SessionPool::reading(const std::string& model) {
  return kept(reading_, kReadingSessions, model, TesseractSession::Use::reading);
}

TesseractSession& SessionPool::trying(const std::string& model) {
  return kept(trying_, kTryingSessions, model, TesseractSession::Use::trying);
}

}  // namespace ocrchat
