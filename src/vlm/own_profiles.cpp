#include "vlm/own_profiles.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace ocrchat {
namespace {

struct TextKey {
  std::string_view key;
  std::string_view Profile::*field;
};
constexpr std::array kTexts{TextKey{"prompt", &Profile::prompt},
                            TextKey{"table-prompt", &Profile::table_prompt},
                            TextKey{"formula-prompt", &Profile::formula_prompt}};

struct NumberKey {
  std::string_view key;
  int Profile::*field;
  int least;
  int most;
};
constexpr std::array kNumbers{NumberKey{"long-side", &Profile::long_side, 0, 20'000},
                              NumberKey{"short-side", &Profile::short_side, 0, 20'000},
                              NumberKey{"max-pixels", &Profile::max_pixels, 0, 100'000'000},
                              NumberKey{"multiple", &Profile::multiple, 1, 256},
                              NumberKey{"box-space", &Profile::box_space, -1, 10'000},
                              NumberKey{"max-tokens", &Profile::max_tokens, 1, 1'000'000}};

struct FormatName {
  std::string_view name;
  Profile::Format format;
};
constexpr std::array kFormats{FormatName{"markdown", Profile::Format::markdown},
                              FormatName{"olmocr", Profile::Format::olmocr},
                              FormatName{"layout-json", Profile::Format::layout_json},
                              FormatName{"html", Profile::Format::html},
                              FormatName{"doctags", Profile::Format::doctags},
                              FormatName{"tagged-markdown", Profile::Format::tagged_markdown},
                              FormatName{"plain-text", Profile::Format::plain_text}};

[[noreturn]] void refuse(std::string_view profile, const std::string& why) {
  throw Error(ErrorCode::setting_invalid,
              "Setting 'vision-profiles', profile '" + std::string(profile) + "': " + why + ".");
}

}  // namespace

/// Reads one table into one profile.
class OwnProfiles::Reader {
 public:
  Reader(OwnProfiles& own, std::string_view name) : own_(own) {
    profile_ = ocrchat::profile_for("");
    profile_.name = kept(std::string(name));
    profile_.matches = profile_.name;
  }

  Profile read(const toml::table& table) {
    if (const toml::node* like = table.get("like")) set_base(*like);
    for (const auto& [key, node] : table) {
      if (key.str() != "like") set(key.str(), node);
    }
    return profile_;
  }

 private:
  std::string_view kept(std::string text) { return own_.texts_.emplace_back(std::move(text)); }

  std::string text(std::string_view key, const toml::node& node) const {
    if (const auto* value = node.as_string()) return value->get();
    refuse(profile_.name, "'" + std::string(key) + "' takes a text");
  }
  double fraction(std::string_view key, const toml::node& node, double most) const {
    const auto value = node.value<double>();
    if (!node.is_number() || !value || !(*value >= 0 && *value <= most))
      refuse(profile_.name,
             "'" + std::string(key) + "' takes numbers from 0 to " + std::to_string(most).substr(0, 1));
    return *value;
  }

  void set_base(const toml::node& node) {
    const std::string like = text("like", node);
    const auto row = std::ranges::find(profiles(), like, &Profile::name);
    if (row == profiles().end()) refuse(profile_.name, "there is no profile '" + like + "' to be like");
    const Profile own = profile_;
    profile_ = *row;
    profile_.name = own.name;
    profile_.matches = own.matches;
  }

  void set(std::string_view key, const toml::node& node) {
    if (const auto row = std::ranges::find(kTexts, key, &TextKey::key); row != kTexts.end()) {
      profile_.*row->field = kept(text(key, node));
    } else if (const auto number = std::ranges::find(kNumbers, key, &NumberKey::key);
               number != kNumbers.end()) {
      set_number(*number, node);
    } else if (key == "matches") {
      set_matches(node);
    } else if (key == "picture-first") {
      if (!node.is_boolean()) refuse(profile_.name, "'picture-first' takes true or false");
      profile_.picture_first = node.as_boolean()->get();
    } else if (key == "format") {
      set_format(text(key, node));
    } else if (key == "temperatures") {
      set_temperatures(node);
    } else if (key == "top-p") {
      profile_.top_p = fraction(key, node, 1);
    } else if (key == "extra") {
      set_extra(text(key, node));
    } else {
      refuse(profile_.name, "there is no '" + std::string(key) + "'");
    }
  }

  void set_number(const NumberKey& number, const toml::node& node) {
    const auto* value = node.as_integer();
    if (value == nullptr || value->get() < number.least || value->get() > number.most) {
      refuse(profile_.name, "'" + std::string(number.key) + "' takes a whole number from " +
                                std::to_string(number.least) + " to " + std::to_string(number.most));
    }
    profile_.*number.field = static_cast<int>(value->get());
  }

  void set_matches(const toml::node& node) {
    std::string all;
    const toml::array* array = node.as_array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
      const std::string part = ascii_lower(text("matches", *array->get(i)));
      if (part.empty() || part.find('|') != std::string::npos)
        refuse(profile_.name, "'matches' has a part that cannot be");
      all += (all.empty() ? "" : "|") + part;
    }
    if (all.empty()) refuse(profile_.name, "'matches' takes a list of parts of a model's name");
    profile_.matches = kept(all);
  }

  void set_format(const std::string& name) {
    const auto row = std::ranges::find(kFormats, name, &FormatName::name);
    if (row == kFormats.end()) refuse(profile_.name, "there is no format '" + name + "'");
    profile_.format = row->format;
  }

  void set_temperatures(const toml::node& node) {
    std::vector<double> values;
    const toml::array* array = node.as_array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i)
      values.push_back(fraction("temperatures", *array->get(i), 2));
    if (values.empty() || values.size() > 10)
      refuse(profile_.name, "'temperatures' takes a list of 1 to 10 numbers");
    profile_.temperatures = own_.temperatures_.emplace_back(std::move(values));
  }

  void set_extra(const std::string& value) {
    boost::system::error_code failure;
    const boost::json::value parsed = boost::json::parse(value, failure);
    if (failure || !parsed.is_object()) refuse(profile_.name, "'extra' takes a JSON object, as a text");
    profile_.extra = kept(value);
  }

  OwnProfiles& own_;
  Profile profile_;
};

OwnProfiles::OwnProfiles(std::string_view toml) {
  try {
    for (const auto& [name, node] : toml::parse(toml)) {
      const toml::table* table = node.as_table();
      if (table == nullptr) refuse(name.str(), "write it as a table, [" + std::string(name.str()) + "]");
      profiles_.push_back(Reader(*this, ascii_lower(name.str())).read(*table));
    }
  } catch (const toml::parse_error& error) {
    throw Error(ErrorCode::setting_invalid,
                "Setting 'vision-profiles': " + std::string(error.description()) + ".");
  }
}

const Profile& OwnProfiles::profile_for(std::string_view model) const {
  const auto own = std::ranges::find_if(profiles_, [&](const Profile& row) { return matches(row, model); });
  return own != profiles_.end() ? *own : ocrchat::profile_for(model);
}

}  // namespace ocrchat
