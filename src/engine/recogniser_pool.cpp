#include "engine/recogniser_pool.hpp"

#include <algorithm>
#include <sstream>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr std::size_t kReading = 3;
constexpr std::size_t kTrying = 4;

}  // namespace

std::string RecogniserPool::installed(const std::string& model) const {
  std::istringstream parts(model);
  std::string names;
  for (std::string part; std::getline(parts, part, '+');)
    if (const auto name = models_.find(part)) names += (names.empty() ? "" : "+") + *name;
  if (names.empty())
    throw Error(ErrorCode::engine_not_configured, "The recognition model '" + model + "' is not installed.",
                models_.folder().string());
  return names;
}

Recogniser& RecogniserPool::kept(std::list<Kept>& shelf, std::size_t room, const std::string& model,
                                 Recogniser::Use use) {
  const std::string names = installed(model);
  const auto found =
      std::find_if(shelf.begin(), shelf.end(), [&](const Kept& k) { return k.names == names; });
  if (found != shelf.end()) {
    shelf.splice(shelf.begin(), shelf, found);
    return *shelf.front().recogniser;
  }
  if (shelf.size() >= room) shelf.pop_back();
  shelf.push_front({names, make_(models_.folder(), names, use)});
  return *shelf.front().recogniser;
}

Recogniser& RecogniserPool::reading(const std::string& model) {
  return kept(reading_, kReading, model, Recogniser::Use::reading);
}

Recogniser& RecogniserPool::trying(const std::string& model) {
  return kept(trying_, kTrying, model, Recogniser::Use::trying);
}

}  // namespace ocrchat
