#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/model.hpp"
#include "vlm/profile.hpp"

namespace ocrchat {

/// A model's answer as a page: words without boxes or with the model's own, origin `generated`, in pixels of
/// a page of this size. Fences around the whole answer, thinking aloud and words of introduction are taken
/// off. Nothing if the answer is not in the profile's format, or longer than kMostAnswer.
/// @param sent  size of the picture that was sent
std::optional<Page> page_of_answer(const Profile& profile, std::string_view answer, PictureSize sent,
                                   int width, int height);

/// The blocks of an answer, with boxes in the model's own measure. Nothing if it is not in the format.
std::optional<std::vector<Block>> blocks_of_answer(Profile::Format format, std::string_view text);

/// The answer without fences, thinking, introduction and what a model says after it.
std::string bare_answer(std::string_view answer);

}  // namespace ocrchat
