#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>

#include "engine/recogniser.hpp"
#include "language/models.hpp"

namespace ocrchat {

/// Recognisers kept warm: those used longest ago go first. Not thread-safe.
class RecogniserPool {
 public:
  RecogniserPool(Models models, RecogniserMaker make) : models_(std::move(models)), make_(make) {}

  /// @param model  of a `Language`, or several joined by '+'; those that are not installed are left out
  /// @throws Error(engine_not_configured) if none is installed
  Recogniser& reading(const std::string& model);
  Recogniser& trying(const std::string& model);
  const Models& models() const { return models_; }

 private:
  struct Kept {
    std::string names;
    std::unique_ptr<Recogniser> recogniser;
  };
  std::string installed(const std::string& model) const;
  Recogniser& kept(std::list<Kept>& shelf, std::size_t room, const std::string& model, Recogniser::Use use);

  Models models_;
  RecogniserMaker make_;
  std::list<Kept> reading_;
  std::list<Kept> trying_;
};

}  // namespace ocrchat
