#include "pdf/page_ink.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace ocrchat {
namespace {

using Rectangle = QPDFObjectHandle::Rectangle;

constexpr int kMostNested = 3;                   // form XObjects within form XObjects
constexpr std::size_t kMostObjects = 2'000'000;  // of content, before we give up
constexpr std::size_t kMostOperands = 64;
constexpr std::size_t kMostSaved = 512;

struct GraphicsState {
  QPDFMatrix matrix;
  Rectangle clip{-1e9, -1e9, 1e9, 1e9};
  int text_mode = 0;
};

Rectangle common(const Rectangle& a, const Rectangle& b) {
  return {std::max(a.llx, b.llx), std::max(a.lly, b.lly), std::min(a.urx, b.urx), std::min(a.ury, b.ury)};
}

bool axis_aligned(const QPDFMatrix& m) {
  return (m.b == 0 && m.c == 0) || (m.a == 0 && m.d == 0);
}

// Whether a graphics state dictionary leaves images opaque and normally blended.
bool opaque(QPDFObjectHandle state) {
  QPDFObjectHandle alpha = state.getKey("/ca");
  QPDFObjectHandle mask = state.getKey("/SMask");
  QPDFObjectHandle blend = state.getKey("/BM");
  if (alpha.isNumber() && alpha.getNumericValue() < 1) return false;
  if (!mask.isNull() && !mask.isNameAndEquals("/None")) return false;
  return blend.isNull() || blend.isNameAndEquals("/Normal") || blend.isNameAndEquals("/Compatible");
}

/// Interprets the operators that matter and collects the ink.
class InkReader final : public QPDFObjectHandle::ParserCallbacks {
 public:
  InkReader(PageInk& ink, InkQuestion question) : ink_(ink), question_(question) {}

  void read(QPDFPageObjectHelper page, const QPDFObjectHandle& resources) {
    const QPDFObjectHandle outer = resources_;
    resources_ = resources;
    page.parseContents(this);
    resources_ = outer;
  }

  void handleObject(QPDFObjectHandle object) override {
    if (++objects_ > kMostObjects) give_up();
    if (!object.isOperator()) {
      if (operands_.size() < kMostOperands) operands_.push_back(object);
      return;
    }
    const auto found = actions().find(object.getOperatorValue());
    if (found != actions().end()) (this->*found->second)();
    operands_.clear();
    if (done()) terminateParsing();
  }

  void handleEOF() override { operands_.clear(); }

 private:
  using Action = void (InkReader::*)();

  static const std::unordered_map<std::string, Action>& actions() {
    static const std::unordered_map<std::string, Action> table = make_actions();
    return table;
  }

  static std::unordered_map<std::string, Action> make_actions() {
    std::unordered_map<std::string, Action> table{
        {"q", &InkReader::save},           {"Q", &InkReader::restore},       {"cm", &InkReader::transform},
        {"Tr", &InkReader::text_mode},     {"gs", &InkReader::set_state},    {"Do", &InkReader::paint_object},
        {"re", &InkReader::add_rectangle}, {"W", &InkReader::clip},          {"W*", &InkReader::clip},
        {"n", &InkReader::end_path},       {"BDC", &InkReader::begin_marked}};
    for (const char* name : {"Tj", "TJ", "'", "\""}) table[name] = &InkReader::show_text;
    for (const char* name : {"m", "l", "c", "v", "y"}) table[name] = &InkReader::add_curve;
    for (const char* name : {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "BI"}) {
      table[name] = &InkReader::paint_other;
    }
    return table;
  }

  bool done() const {
    return question_ == InkQuestion::only_image &&
           (ink_.other || ink_.visible_text > 0 || ink_.images.size() > 1);
  }

  void give_up() {
    ink_.other = true;
    terminateParsing();
  }

  double number(std::size_t i) {
    return i < operands_.size() && operands_[i].isNumber() ? operands_[i].getNumericValue() : 0;
  }

  QPDFObjectHandle resource(const std::string& kind) {
    if (operands_.empty() || !operands_[0].isName() || !resources_.isDictionary())
      return QPDFObjectHandle::newNull();
    QPDFObjectHandle named = resources_.getKey(kind);
    return named.isDictionary() ? named.getKey(operands_[0].getName()) : QPDFObjectHandle::newNull();
  }

  void save() {
    if (saved_.size() >= kMostSaved) return give_up();
    saved_.push_back(state_);
  }

  void restore() {
    if (saved_.size() <= floor_) return;
    state_ = saved_.back();
    saved_.pop_back();
  }

  void transform() {
    state_.matrix.concat({number(0), number(1), number(2), number(3), number(4), number(5)});
  }

  void text_mode() { state_.text_mode = static_cast<int>(number(0)); }

  void set_state() {
    QPDFObjectHandle state = resource("/ExtGState");
    if (state.isDictionary() && !opaque(state)) ink_.other = true;
  }

  void begin_marked() {
    if (!operands_.empty() && operands_[0].isNameAndEquals("/OC")) ink_.other = true;
  }

  void add_rectangle() {
    path_is_rectangle_ = !path_begun_;
    path_begun_ = true;
    path_ = {number(0), number(1), number(0) + number(2), number(1) + number(3)};
  }

  void add_curve() {
    path_begun_ = true;
    path_is_rectangle_ = false;
  }

  void clip() { clip_pending_ = true; }

  void end_path() {
    if (clip_pending_ && path_begun_) clip_to_path();
    path_begun_ = path_is_rectangle_ = clip_pending_ = false;
  }

  void clip_to_path() {
    if (!path_is_rectangle_ || !axis_aligned(state_.matrix)) {
      ink_.other = true;
      return;
    }
    state_.clip = common(state_.clip, state_.matrix.transformRectangle(path_));
  }

  void paint_other() {
    ink_.other = true;
    end_path();
  }

  void show_text() {
    std::size_t bytes = 0;
    for (QPDFObjectHandle& operand : operands_) {
      if (operand.isString()) bytes += operand.getStringValue().size();
      if (!operand.isArray()) continue;
      for (QPDFObjectHandle& item : operand.getArrayAsVector()) {
        if (item.isString()) bytes += item.getStringValue().size();
      }
    }
    (state_.text_mode == 3 || state_.text_mode == 7 ? ink_.hidden_text : ink_.visible_text) += bytes;
  }

  void paint_object() {
    QPDFObjectHandle object = resource("/XObject");
    if (!object.isStream()) return;
    if (object.getDict().hasKey("/OC")) ink_.other = true;
    if (object.isImage(false)) {
      if (ink_.images.size() < 1000) ink_.images.push_back({object, state_.matrix, state_.clip});
    } else if (object.isFormXObject()) {
      paint_form(object);
    }
  }

  void paint_form(QPDFObjectHandle form) {
    if (nested_ >= kMostNested) {
      ink_.other = true;
      return;
    }
    const GraphicsState outer = state_;
    const std::size_t outer_floor = floor_;
    floor_ = saved_.size();
    ++nested_;
    enter(form.getDict());
    QPDFObjectHandle own = form.getDict().getKey("/Resources");
    operands_.clear();
    read(QPDFPageObjectHelper(form), own.isDictionary() ? own : resources_);
    --nested_;
    saved_.resize(floor_);
    floor_ = outer_floor;
    state_ = outer;
  }

  void enter(QPDFObjectHandle form) {
    if (form.getKey("/Matrix").isMatrix()) state_.matrix.concat(form.getKey("/Matrix").getArrayAsMatrix());
    if (!form.getKey("/BBox").isRectangle()) return;
    const Rectangle box = form.getKey("/BBox").getArrayAsRectangle();
    state_.clip = common(state_.clip, state_.matrix.transformRectangle(box));
    if (!axis_aligned(state_.matrix)) ink_.other = true;
  }

  PageInk& ink_;
  InkQuestion question_;
  QPDFObjectHandle resources_ = QPDFObjectHandle::newNull();
  std::vector<QPDFObjectHandle> operands_;
  GraphicsState state_;
  std::vector<GraphicsState> saved_;
  std::size_t floor_ = 0;  // of saved_, for the form being read
  std::size_t objects_ = 0;
  int nested_ = 0;
  Rectangle path_;
  bool path_begun_ = false;
  bool path_is_rectangle_ = false;
  bool clip_pending_ = false;
};

}  // namespace

PageInk page_ink(QPDFPageObjectHelper page, InkQuestion question) {
  PageInk ink;
  try {
    InkReader(ink, question).read(page, page.getAttribute("/Resources", false));
  } catch (const std::exception&) {
    ink.other = true;
  }
  return ink;
}

}  // namespace ocrchat
