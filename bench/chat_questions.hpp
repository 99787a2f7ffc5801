#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "document/model.hpp"

/// Documents with questions in the form of SQuAD and XQuAD, each paragraph taken as a page.
namespace ocrchat::bench {

struct Gold {
  std::size_t start = 0;  ///< in its page's text, in bytes
  std::string text;
};

struct Item {
  std::string question;
  int page = 0;
  std::vector<Gold> answers;  ///< any of them will do
};

struct AskedDocument {
  std::vector<std::string> pages;  ///< their texts, white space as single spaces
  std::vector<Item> items;
};

std::vector<AskedDocument> read_questions(const std::filesystem::path& file);

/// The same documents as an engine would misread them: `share` of the letters changed, lost or doubled. The
/// same noise on every call.
std::vector<AskedDocument> with_noise(std::vector<AskedDocument> documents, double share);

/// Every fourth document from `first` on as one long document.
AskedDocument quarter(const std::vector<AskedDocument>& documents, std::size_t first);

/// The page as an engine would give it: words, and lines of them.
Page to_page(const std::string& text, int index, const std::string& language);

/// Whether a quote from the page holds an answer, or the place where it starts.
bool holds_answer(const AskedDocument& document, const Item& item, int page, const std::string& quote);

}  // namespace ocrchat::bench
