import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../../../i18n";
import { useDesk } from "../state/desk";
import type { LoadedPage } from "../state/page_store";
import { TextBlocks } from "./text_blocks";
import { useReturnFromEditor, useReveal, useWordClasses } from "./use_word_classes";
import { useWordKeys } from "./use_word_keys";
import { WordBar } from "./word_bar";

/** The page's words, each tied to its box in the image; they can be corrected. */
export function TextTab({ page }: { page: LoadedPage }) {
  const words = useRef<HTMLDivElement>(null);
  const [marksDoubts, setMarksDoubts] = useState(true);
  const keys = useWordKeys(page, words);
  const editing = useMarks(page, words);
  if (page.words.length === 0) return <p class="muted">{t("document.no_text")}</p>;
  return (
    <>
      <WordBar page={page} container={words} marksDoubts={marksDoubts} onMarkDoubts={setMarksDoubts} />
      <div
        class={marksDoubts ? "words marks-doubts" : "words"}
        ref={words}
        role="group"
        aria-label={t("document.words")}
        aria-describedby="words-hint"
        dir="auto"
        lang={page.page.language ?? undefined}
        {...keys}
      >
        <TextBlocks page={page} editing={editing} />
      </div>
      <p class="muted small-print" id="words-hint">{t("document.text_hint")}</p>
    </>
  );
}

/** Shows on the words what is pointed at, chosen, found and edited.
 * @returns the word that is edited */
function useMarks(page: LoadedPage, words: RefObject<HTMLElement | null>): number | null {
  const { place, finder, corrector } = useDesk();
  const { index } = page.page;
  const here = <Place extends { index: number }>(one: Place | null) => (one?.index === index ? one : null);
  const editing = here(corrector.editing.value)?.at ?? null;
  const marked = here(place.marked.value);
  const selected = here(place.selected.value);
  const hits = finder.marksOn(index, page);
  useWordClasses(words, page, editing, {
    marked: marked && [marked.at],
    selected: selected && [selected.at],
    hit: hits.all,
    shown: hits.shown,
  });
  useReveal(words, marked?.from === "image" ? marked.at : null);
  useReveal(words, selected?.at ?? null);
  useReveal(words, [...hits.shown][0] ?? null);
  useReturnFromEditor(words, editing);
  return editing;
}
