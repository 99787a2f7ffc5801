#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/latex.hpp"
#include "export/latex_commands.hpp"
#include "export/latex_source.hpp"
#include "export/latex_symbols.hpp"

namespace ocrchat {

/// Reads LaTeX by descent. What cannot be read fails the source, which then is at its end: every loop stops.
class LatexParser {
 public:
  LatexParser(std::u32string latex, MathPlace place)
      : source_(std::move(latex)), displayed_(place == MathPlace::display) {}

  std::optional<MathNode> formula();

 private:
  using Row = std::vector<MathNode>;
  /// What ends the part that is read.
  enum class Closer { end, brace, bracket, right, environment, dollar };
  /// The font that letters are read in.
  struct Letters {
    MathFont font;
    LatexCommand::Alphabet alphabet = LatexCommand::Alphabet::latin;
  };
  /// Counts the levels of descent, and fails the source below the deepest.
  class Level {
   public:
    explicit Level(LatexParser& parser);
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    LatexParser& parser_;
  };

  // latex.cpp: rows of cells, and what stands in a cell
  std::vector<Row> rows(Closer closer);
  MathNode block(Closer closer);
  MathNode row(Closer closer);
  bool stops() const;
  std::optional<LatexCommand> parting() const;
  void expect(bool found);
  MathNode item();
  MathNode operand(bool of_function);
  MathClass next_class() const;
  MathNode atom();
  MathNode character();
  MathNode number();
  MathNode group();
  MathNode argument();
  MathNode run(std::u32string_view text) const;

  // latex_scripts.cpp
  MathNode scripted(MathNode base);
  MathNode primes();

  // latex_commands.cpp: what a command makes of what follows it
  MathNode command();
  MathNode known(const LatexCommand& command);
  MathNode dressed(const LatexCommand& command);
  MathNode parted(const LatexCommand& command);
  MathNode unseen(const LatexCommand& command);
  MathNode root();
  MathNode fence();
  std::string fence_sign();
  MathNode arrow(const LatexCommand& command);
  MathNode in_font(const LatexCommand& command);
  MathNode named(const LatexCommand& command);
  MathNode negated();
  MathNode modulo();
  MathNode tag(bool in_brackets);

  // latex_words.cpp
  MathNode words(MathFont font);
  void word_command(std::u32string& text);

  // latex_environment.cpp
  MathNode environment();
  MathNode environment_of(const std::string& name);
  MathNode matrix(std::vector<Row> rows, std::string columns);

  LatexSource source_;
  bool displayed_;
  int depth_ = 0;
  Closer closer_ = Closer::end;
  Letters letters_;
};

/// A node of a kind with these parts.
MathNode math_node(MathNode::Kind kind, std::vector<MathNode> parts, std::string text = {});
/// Words in a formula, upright.
MathNode math_words(std::string text);
/// Parts side by side; a single one as it is.
MathNode math_row(std::vector<MathNode> parts);
/// `inner` between two signs.
MathNode math_fence(std::string open, MathNode inner, std::string close);

}  // namespace ocrchat
