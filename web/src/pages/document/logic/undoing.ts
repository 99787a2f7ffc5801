import type { Correction } from "../../../api/types";

/** What takes a correction back. One of several words has become as many words: the first becomes what was there, the
 * others go. */
export function undoing({ block, line, word, was, text }: Correction): Correction[] {
  return text.split(/\s+/).map((part, i) => ({ block, line, word: word + i, was: part, text: i === 0 ? was : "" }));
}
