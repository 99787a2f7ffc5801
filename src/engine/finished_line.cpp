#include "engine/finished_line.hpp"

#include "engine/pieces.hpp"
#include "engine/reading.hpp"

namespace ocrchat {

void finish_line(Line& line, std::vector<bool>& spaced) {
  space_words(line, spaced);
  mark_joined(line, spaced);
  join_pieces(line);
  part_words(line);
  for (const Word& word : line.words) line.box = united(line.box, word.box);
}

}  // namespace ocrchat
