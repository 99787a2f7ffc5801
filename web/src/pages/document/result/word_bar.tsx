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
  const hasDoubts = page.words.some(({ value }) => isDoubtful(value));
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
      {corrector.last.value && <Undo />}
      {hasDoubts && (
        <label class="toggle">
          <input type="checkbox" checked={marksDoubts} onChange={(event) => onMarkDoubts(event.currentTarget.checked)} />
          {t("document.mark_doubts")}
        </label>
      )}
      <Legend words={page.words} hasDoubts={hasDoubts} />
      <p class="word-facts muted">{certaintyOf(selected)}</p>
    </div>
  );
}

function Undo() {
  const { corrector } = useDesk();
  return (
    <button type="button" class="button small" disabled={corrector.busy.value} onClick={() => void corrector.undo()}>
      {t("document.undo")}
    </button>
  );
}

function NextDoubt({ page, container, from }: { page: LoadedPage; container: RefObject<HTMLElement | null>; from: number }) {
  const count = page.words.filter(({ value }) => isDoubtful(value)).length;
  if (count === 0) return <span class="muted">{t("document.no_doubts")}</span>;
  const go = () => wordElement(container.current, nextDoubt(page.words, from)?.at ?? -1)?.focus();
  return <button type="button" class="button small" onClick={go}>{t("document.next_doubt", { count })}</button>;
}

function Legend({ words, hasDoubts }: { words: readonly PlacedWord[]; hasDoubts: boolean }) {
  const corrected = words.some(({ value }) => value.origin === "corrected");
  if (!corrected && !hasDoubts) return null;
  return (
    <span class="legend">
      {hasDoubts && <span class="word doubtful">{t("document.legend_doubt")}</span>}
      {corrected && <span class="word corrected">{t("document.legend_corrected")}</span>}
    </span>
  );
}

// Where the engine gives no figure, none is made up.
function certaintyOf(word: PlacedWord | undefined): string | undefined {
  if (!word || word.value.confidence === null || word.value.origin === "corrected") return undefined;
  return t("document.word_confidence", { word: word.value.text, share: formatPercent(word.value.confidence) });
}
