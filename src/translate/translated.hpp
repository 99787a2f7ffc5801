#pragma once

#include <stop_token>
#include <string>

#include "document/model.hpp"
#include "translate/translator.hpp"

namespace ocrchat {

struct TranslatedPage {
  Page page;
  int texts = 0;  ///< that were to be translated
  int left = 0;   ///< texts that stay as they are, for no translation of them is to be trusted
};

/// The page in another language, its layout kept: blocks and cells stay what and where they are, their texts
/// are each one line of words of origin `generated`, without boxes or confidence of their own. Numbers alone,
/// addresses, code and formulas stay. @throws Error as `Translator::translate`
TranslatedPage translated(const Page& page, Translator& translator, const std::string& to,
                          const std::stop_token& cancel);

}  // namespace ocrchat
