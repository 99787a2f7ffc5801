#pragma once

#include <libxml/HTMLparser.h>

#include <initializer_list>
#include <string>
#include <string_view>

/// What html.cpp and html_table.cpp take from libxml2's trees.
namespace ocrchat {

inline constexpr int kDeepestHtml = 100;

std::string_view name_of(const xmlNode* node);
bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names);
std::string attribute(xmlNode* node, const char* name);
/// An attribute that is a whole number; `otherwise` if it is none.
int number(xmlNode* node, const char* name, int otherwise);

/// The text of a node with what is in it, appended to `text`: white space is spaces, "<br>" and the ends of
/// paragraphs are new lines, formulas are LaTeX between $, boxes to tick are ☐ and ☑.
void append_node(xmlNode* node, std::string& text, int depth);
/// The text in an element.
std::string text_in(xmlNode* node);

/// What an entity stands for ("&eacute;", "&#8364;"); itself if nothing.
std::string character_of(std::string_view entity);

}  // namespace ocrchat
