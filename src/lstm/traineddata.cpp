#include "lstm/traineddata.hpp"

#include <bit>
#include <cstring>
#include <span>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr std::uint32_t kMostEntries = 64;
constexpr std::int64_t kAbsent = -1;

static_assert(std::endian::native == std::endian::little, "model files are read as they lie");

template <typename Number>
Number number_at(BytesView bytes, std::size_t at) {
  Number number;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

/// Where entries begin; the last one ends with the file.
class Offsets {
 public:
  Offsets(BytesView file, const std::filesystem::path& path) : file_(file) {
    if (file.size() >= kTable) count_ = number_at<std::uint32_t>(file, 0);
    if (count_ == 0 || count_ > kMostEntries || file.size() < kTable + count_ * sizeof(std::int64_t))
      throw broken(path);
    auto last = static_cast<std::int64_t>(kTable + count_ * sizeof(std::int64_t));
    for (std::size_t i = 0; i < count_; ++i) {
      if (at(i) == kAbsent) continue;
      if (at(i) < last || at(i) > static_cast<std::int64_t>(file.size())) throw broken(path);
      last = at(i);
    }
  }

  std::optional<BytesView> entry(std::size_t which) const {
    if (which >= count_ || at(which) == kAbsent) return std::nullopt;
    std::size_t next = which + 1;
    while (next < count_ && at(next) == kAbsent) ++next;
    const auto begin = static_cast<std::size_t>(at(which));
    const std::size_t end = next < count_ ? static_cast<std::size_t>(at(next)) : file_.size();
    return file_.subspan(begin, end - begin);
  }

 private:
  static constexpr std::size_t kTable = sizeof(std::uint32_t);

  static Error broken(const std::filesystem::path& path) {
    return Error(ErrorCode::engine_not_configured, "The recognition model " + path.filename().string() +
                                                       " is damaged: its table of entries is broken.");
  }
  std::int64_t at(std::size_t i) const {
    return number_at<std::int64_t>(file_, kTable + i * sizeof(std::int64_t));
  }

  BytesView file_;
  std::size_t count_ = 0;
};

std::filesystem::path existing(const std::filesystem::path& path) {
  if (std::error_code error; !std::filesystem::is_regular_file(path, error))
    throw Error(ErrorCode::engine_not_configured,
                "There is no recognition model " + path.filename().string() + " here.", path.string());
  return path;
}

}  // namespace

Traineddata::Traineddata(const std::filesystem::path& file) : path_(existing(file)), file_(file) {
  Offsets(file_.bytes(), path_);
}

std::optional<BytesView> Traineddata::entry(ModelEntry which) const {
  return Offsets(file_.bytes(), path_).entry(static_cast<std::size_t>(which));
}

}  // namespace ocrchat
