import type { Block, Line, PageResult, Word } from "../../../api/types";
import { fold, hitsOf } from "./folding";

/** A word of a page, and where the API counts it. */
export interface PlacedWord {
  /** In the page, from 0. */
  at: number;
  block: Block;
  line: number;
  word: number;
  value: Word;
}

const doubtfulBelow = 0.7;

/** A block's lines as corrections count them: in a table those of all cells, in their order. */
export function linesOf(block: Block): Line[] {
  if (block.table) return block.table.cells.flatMap((cell) => cell.lines);
  return block.lines ?? [];
}

export function wordsOf(page: PageResult): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const block of page.blocks) {
    for (const [line, { words: values }] of linesOf(block).entries()) {
      for (const [word, value] of values.entries()) words.push({ at: words.length, block, line, word, value });
    }
  }
  return words;
}

/** Whether the engine was unsure of a word; one without a figure is not called doubtful. */
export function isDoubtful({ confidence, origin }: Word): boolean {
  return confidence !== null && confidence < doubtfulBelow && origin !== "corrected";
}

/** The next of the doubtful words after `at`; the first after the last. */
export function nextDoubt(words: readonly PlacedWord[], at: number): PlacedWord | undefined {
  const doubts = words.filter(({ value }) => isDoubtful(value));
  return doubts.find((word) => word.at > at) ?? doubts[0];
}

/** What the finder looks through: the words of the text proper, as the text download joins them. */
export interface Searchable {
  text: string;
  /** For each piece of the text where it starts, and which word it is. */
  starts: { start: number; at: number }[];
}

export function searchableOf(words: readonly PlacedWord[]): Searchable {
  let text = "";
  const starts: Searchable["starts"] = [];
  for (const [i, { at, block, line, value }] of words.entries()) {
    if (block.layer !== "body") continue;
    starts.push({ start: text.length, at });
    const next = words[i + 1];
    const sameLine = next?.block === block && next.line === line;
    text += fold(value.text) + (sameLine && value.joined ? "" : " ");
  }
  return { text, starts };
}

/** For each hit the words that it lies on. */
export function wordsOfHits({ text, starts }: Searchable, needle: string): number[][] {
  return hitsOf(text, needle).map((hit) => {
    const end = hit + needle.length;
    return starts.filter(({ start }, i) => start < end && (starts[i + 1]?.start ?? Infinity) > hit).map(({ at }) => at);
  });
}
