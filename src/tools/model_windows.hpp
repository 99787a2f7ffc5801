#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <string>

#include <boost/json/object.hpp>
#include "document/model.hpp"
#include "llm/llm.hpp"

namespace ocrchat {

/// What a text model is told about a document's pages, and how its answer should look.
struct ModelOrders {
  std::string system;  ///< "%" stands for the mark of the fences
  std::string schema;  ///< JSON Schema of the answer
  int max_tokens = 0;
};

/// Bytes of text that a model is given at once: some 12,000 tokens, what small models hold.
inline constexpr std::size_t kWindowBytes = 48'000;
/// Windows of one document; what is longer is not asked about.
inline constexpr int kMostWindows = 40;

/// Asks about the pages in turn, as many at once as fit, fenced as data; a window that does not fit into the
/// model is halved.
/// @param take  gets each window's pages and the object that the model answered
/// @returns whether all pages were asked about
/// @throws Error as `Llm::complete`; overloaded also if it is cancelled, a single page does not fit, or the
///   model's answers are twice no JSON object
bool ask_in_windows(
    Llm& models, const ModelOrders& orders, std::span<const Page> pages, const std::stop_token& cancel,
    const std::function<void(std::span<const Page> window, boost::json::object answer)>& take);

}  // namespace ocrchat
