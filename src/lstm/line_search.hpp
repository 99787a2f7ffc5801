#pragma once

#include <vector>

#include "lstm/beam.hpp"
#include "lstm/charset.hpp"
#include "lstm/code_trie.hpp"
#include "lstm/dictionary.hpp"

namespace ocrchat {

/// Finds the letters of a line. Where the network is sure of every step of a word no search could change
/// anything, and its letters are read off; the beam search is for words with a step in doubt. Holds scratch
/// memory: one to a thread.
class LineSearch {
 public:
  /// Refers to all three.
  LineSearch(const CodeTrie& codes, const Charset& charset, const Dictionary& dictionary, int null_class);

  /// From left to right.
  std::vector<PathLetter> decode(const Posteriors& line);

 private:
  /// What no word reaches beyond: a word, a space, a letter of a script without spaces.
  struct Piece {
    int begin = 0;
    int end = 0;
    bool sure = true;
    bool goes_on = false;   ///< what came before may be the beginning of the same word
    bool searched = false;  ///< by the beam
  };
  /// Steps of one class, [begin, end).
  struct Run {
    int code = 0;
    int begin = 0;
    int end = 0;
  };

  void find_sure_codes(const Posteriors& line);
  int sure_code(std::span<const float> step, int last) const;
  void settle_borders(const Posteriors& line);
  void settle_border(const Posteriors& line, const Run& border, int after);
  void cut();
  void mark_what_to_search();
  bool is_space(int code) const;
  void search(const Posteriors& line, std::size_t begin, std::size_t end, std::vector<PathLetter>& letters);
  bool read_off(const Piece& piece, std::vector<PathLetter>& letters) const;
  Run run_at(int begin, int end) const;
  void mark_words(std::vector<PathLetter>& letters);
  void weigh(const Run& run, PathLetter& letter) const;

  const CodeTrie& codes_;
  int null_;
  const Charset& charset_;
  const Dictionary& dictionary_;
  std::vector<bool> unspaced_;  ///< of the classes: whether letters begin with it that need no spaces
  WordAutomaton words_;
  Beam beam_;
  std::vector<int> sure_;          ///< the class of each step, or kDoubt
  std::vector<float> likelihood_;  ///< of that class
  std::vector<Piece> pieces_;
};

}  // namespace ocrchat
