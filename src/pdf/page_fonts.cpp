#include "pdf/page_fonts.hpp"

#include <set>
#include <string>

namespace ocrchat {
namespace {

constexpr int kMostNested = 3;             // forms within forms
constexpr std::size_t kMostObjects = 500;  // looked at, before we give up

class FontFinder {
 public:
  void look_in(QPDFObjectHandle resources, int depth) {
    if (!resources.isDictionary()) return;
    QPDFObjectHandle named = resources.getKey("/Font");
    if (named.isDictionary())
      for (const auto& [name, font] : named.getDictAsMap()) add(font);
    QPDFObjectHandle objects = resources.getKey("/XObject");
    if (!objects.isDictionary() || depth >= kMostNested) return;
    for (auto& [name, object] : objects.getDictAsMap())
      if (is_new(object) && object.isFormXObject()) look_in(object.getDict().getKey("/Resources"), depth + 1);
  }

  std::vector<PdfFont> fonts;

 private:
  bool is_new(const QPDFObjectHandle& object) {
    return object.isIndirect() && seen_.size() < kMostObjects && seen_.insert(object.getObjGen()).second;
  }

  void add(QPDFObjectHandle font) {
    if (!is_new(font) || !font.isDictionary()) return;
    QPDFObjectHandle name = font.getKey("/BaseFont");
    if (name.isName() && name.getName().size() > 1)
      fonts.push_back({name.getName().substr(1), font.getObjectID()});
  }

  std::set<QPDFObjGen> seen_;
};

}  // namespace

std::vector<PdfFont> page_fonts(QPDFPageObjectHelper page) {
  FontFinder finder;
  finder.look_in(page.getAttribute("/Resources", false), 0);
  return finder.fonts;
}

}  // namespace ocrchat
