import type { RefObject } from "preact";
import { formatPercent, t } from "../../../i18n";
import { isDoubtful, nextDoubt, type PlacedWord } from "../logic/page_words";
import { useDesk } from "../state/desk";
import type { LoadedPage } from "../state/page_store";
import { wordElement } from "./use_word_classes";

interface WordBarProps {
  page: LoadedPage;
  container: RefObject<HTMLElement | null>;
  marksDoubts: boolean;
  onMarkDoubts: (on: boolean) => void;
}

/** What can be done with the words: find the doubtful ones, correct one, take that back. */
export function WordBar({ page, container, marksDoubts, onMarkDoubts }: WordBarProps) {
  const { place, corrector, job } = useDesk();
  const selected = place.selected.value?.index === page.page.index ? page.words[place.selected.value.at] : undefined;
  const canCorrect = selected !== undefined && job.job.value?.status === "done";
  const last = corrector.last.value;
  return (
    <div class="word-bar">
      <NextDoubt page={page} container={container} from={selected?.at ?? -1} />
      <button
        type="button"
        class="button small"
        disabled={!canCorrect}
        onClick={() => (corrector.editing.value = { index: page.page.index, at: selected!.at })}
      >
        {t("document.correct")}
      </button>
      {last && <button type="button" class="button small" disabled={corrector.busy.value} onClick={() => void corrector.undo()}>{t("document.undo")}</button>}
      <label class="toggle">
        <input type="checkbox" checked={marksDoubts} onChange={(event) => onMarkDoubts(event.currentTarget.checked)} />
        {t("document.mark_doubts")}
      </label>
      <Legend words={page.words} />
      <p class="word-facts muted" role="status">{selected && <Certainty word={selected} />}</p>
    </div>
  );
}

function NextDoubt({ page, container, from }: { page: LoadedPage; container: RefObject<HTMLElement | null>; from: number }) {
  const count = page.words.filter(({ value }) => isDoubtful(value)).length;
  if (count === 0) return <span class="muted">{t("document.no_doubts")}</span>;
  const go = () => wordElement(container.current, nextDoubt(page.words, from)?.at ?? -1)?.focus();
  return <button type="button" class="button small" onClick={go}>{t("document.next_doubt", { count })}</button>;
}

function Legend({ words }: { words: readonly PlacedWord[] }) {
  const corrected = words.some(({ value }) => value.origin === "corrected");
  const doubtful = words.some(({ value }) => isDoubtful(value));
  return (
    <span class="legend">
      {doubtful && <span class="word doubtful">{t("document.legend_doubt")}</span>}
      {corrected && <span class="word corrected">{t("document.legend_corrected")}</span>}
    </span>
  );
}

// Where the engine gives no figure, none is made up.
function Certainty({ word: { value } }: { word: PlacedWord }) {
  if (value.confidence === null || value.origin === "corrected") return null;
  return <bdi>{t("document.word_confidence", { word: value.text, share: formatPercent(value.confidence) })}</bdi>;
}
