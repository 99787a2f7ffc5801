#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/model.hpp"
#include "vlm/profile.hpp"

namespace ocrchat {

/// A model's answer as a page: words without boxes or with the model's own, origin `generated`, in pixels of
/// a page of this size. Fences around the whole answer, thinking aloud and words of introduction are taken
/// off. Nothing if the answer is not in the profile's format.
/// @param sent  size of the picture that was sent
std::optional<Page> page_of_answer(const Profile& profile, std::string_view answer, PictureSize sent,
                                   int width, int height);

/// The answer without fences, thinking and introduction.
std::string bare_answer(std::string_view answer);

}  // namespace ocrchat
