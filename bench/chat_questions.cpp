#include "chat_questions.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <random>
#include <sstream>

#include "base/utf8.hpp"
#include "chat/visible.hpp"

namespace ocrchat::bench {
namespace {

constexpr std::size_t kWordsInLine = 12;

std::string prefix(const std::string& text, std::size_t code_points) {
  return to_utf8(std::u32string_view(to_utf32(text)).substr(0, code_points));
}

Gold to_gold(const boost::json::value& answer, const std::string& context) {
  const auto start = static_cast<std::size_t>(answer.at("answer_start").as_int64());
  const std::string before = prefix(context, start);
  const std::string shown = visible_text(before);
  const bool space = !shown.empty() && trimmed(before).size() < before.size();
  return {shown.size() + (space ? 1 : 0), visible_text(answer.at("text").as_string())};
}

AskedDocument to_document(const boost::json::value& article) {
  AskedDocument document;
  for (const auto& paragraph : article.at("paragraphs").as_array()) {
    const std::string context(paragraph.at("context").as_string());
    for (const auto& qa : paragraph.at("qas").as_array()) {
      Item item{std::string(qa.at("question").as_string()), static_cast<int>(document.pages.size()), {}};
      for (const auto& answer : qa.at("answers").as_array()) item.answers.push_back(to_gold(answer, context));
      document.items.push_back(std::move(item));
    }
    document.pages.push_back(visible_text(context));
  }
  return document;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

struct Noisy {
  std::string text;
  std::vector<std::size_t> moved;  ///< where each byte went
};

Noisy noisy(const std::string& text, double share, std::mt19937& random) {
  std::uniform_real_distribution<double> chance(0, 1);
  Noisy result;
  for (const char c : text) {
    result.moved.push_back(result.text.size());
    if (!is_letter(c) || chance(random) >= share) {
      result.text += c;
      continue;
    }
    const double kind = chance(random);
    const char other = static_cast<char>('a' + static_cast<int>(chance(random) * 26));
    if (kind < 0.7) result.text += other;
    if (kind >= 0.85) (result.text += c) += other;
  }
  result.moved.push_back(result.text.size());
  return result;
}

constexpr char32_t kFirstSpaceless = 0xE00;

/// Words at spaces; signs of scripts without spaces one by one, joined.
std::vector<Word> words_of(const std::string& text) {
  std::vector<Word> words;
  std::istringstream pieces(text);
  for (std::string piece; pieces >> piece;) {
    char32_t before = 0;
    for (const char32_t sign : to_utf32(piece)) {
      const bool part = before != 0 && before < kFirstSpaceless && sign < kFirstSpaceless;
      if (!part) words.emplace_back();
      words.back().text += to_utf8(sign);
      words.back().joined = true;
      before = sign;
    }
    words.back().joined = false;
  }
  return words;
}

/// Where a line ends, a space may come or go.
std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

}  // namespace

std::vector<AskedDocument> read_questions(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  std::vector<AskedDocument> documents;
  const boost::json::value json = boost::json::parse(text.str());
  for (const auto& article : json.at("data").as_array()) documents.push_back(to_document(article));
  return documents;
}

std::vector<AskedDocument> with_noise(std::vector<AskedDocument> documents, double share) {
  std::mt19937 random(1);
  for (AskedDocument& document : documents) {
    std::vector<Noisy> pages;
    for (std::string& page : document.pages) {
      pages.push_back(noisy(page, share, random));
      page = pages.back().text;
    }
    for (Item& item : document.items) {
      const Noisy& page = pages[static_cast<std::size_t>(item.page)];
      for (Gold& gold : item.answers) {
        const std::size_t end = page.moved[std::min(gold.start + gold.text.size(), page.moved.size() - 1)];
        gold.start = page.moved[gold.start];
        gold.text = page.text.substr(gold.start, end - gold.start);
      }
    }
  }
  return documents;
}

AskedDocument quarter(const std::vector<AskedDocument>& documents, std::size_t first) {
  AskedDocument whole;
  for (std::size_t i = first; i < documents.size(); i += 4) {
    for (Item item : documents[i].items) {
      item.page += static_cast<int>(whole.pages.size());
      whole.items.push_back(std::move(item));
    }
    whole.pages.insert(whole.pages.end(), documents[i].pages.begin(), documents[i].pages.end());
  }
  return whole;
}

Page to_page(const std::string& text, int index, const std::string& language) {
  Page page;
  page.index = index;
  page.language = language;
  Text content;
  int x = 0;
  for (Word& word : words_of(text)) {
    if (content.lines.empty() || content.lines.back().words.size() == kWordsInLine) {
      content.lines.emplace_back();
      x = 0;
    }
    const auto y = static_cast<int>(content.lines.size()) * 30;
    word.box = {x, y, x + 40, y + 20};
    x += 50;
    content.lines.back().words.push_back(std::move(word));
  }
  page.blocks.emplace_back().content = std::move(content);
  return page;
}

bool holds_answer(const AskedDocument& document, const Item& item, int page, const std::string& quote) {
  if (page != item.page) return false;
  const std::string& text = document.pages[static_cast<std::size_t>(page)];
  const std::string squeezed = without_spaces(quote);
  const std::size_t begin = without_spaces(text).find(squeezed);
  return std::any_of(item.answers.begin(), item.answers.end(), [&](const Gold& gold) {
    const std::size_t start = without_spaces(text.substr(0, gold.start)).size();
    const bool here = begin != std::string::npos && start >= begin && start < begin + squeezed.size();
    return here || (!gold.text.empty() && squeezed.find(without_spaces(gold.text)) != std::string::npos);
  });
}

}  // namespace ocrchat::bench
