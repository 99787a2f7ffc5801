import { useEffect, useMemo } from "preact/hooks";
import type { Box, PageBrief } from "../../../api/types";
import { isDoubtful, type PlacedWord } from "../logic/page_words";
import { useDesk } from "../state/desk";
import type { LoadedPage } from "../state/page_store";

/** The boxes of a page's words over its image, in the pixels of the page: aligned at any size. For the eye and the
 * pointer only; what they hold can be reached in the text. */
export function WordBoxes({ brief, position }: { brief: PageBrief; position: number }) {
  const { pages } = useDesk();
  const entry = pages.entry(brief.index).value;
  useEffect(() => pages.want(brief.index), [brief.index]);
  const pointer = usePointer(brief.index, position, entry.state === "ready" ? entry.words : []);
  const pixels = `0 0 ${brief.width} ${brief.height}`;
  return (
    <svg class="word-boxes" viewBox={pixels} preserveAspectRatio="none" aria-hidden="true" {...pointer}>
      {entry.state === "ready" && <Boxes words={entry.words} />}
      {entry.state === "ready" && <Marks index={brief.index} page={entry} />}
    </svg>
  );
}

// Made once for a page: marks come and go above them.
function Boxes({ words }: { words: readonly PlacedWord[] }) {
  return useMemo(
    () => (
      <g class="word-rects">
        {words.map(({ at, value }) => (
          <BoxRect key={at} box={value.bbox} at={at} class={isDoubtful(value) ? "doubtful" : undefined} />
        ))}
      </g>
    ),
    [words],
  );
}

function Marks({ index, page }: { index: number; page: LoadedPage }) {
  const { place, finder } = useDesk();
  const pad = page.page.width / 600;
  const marked = place.marked.value;
  const selected = place.selected.value;
  const cited = place.cited.value;
  const hits = finder.marksOn(index, page);
  const boxOf = (at: number) => page.words[at]?.value.bbox;
  const selectedBox = selected?.index === index ? boxOf(selected.at) : undefined;
  return (
    <g class="word-marks">
      {[...hits.all].map((at) => <BoxRect key={at} pad={pad} box={boxOf(at)} class={hits.shown.has(at) ? "hit shown" : "hit"} />)}
      {cited?.index === index && cited.boxes.map((box, i) => <BoxRect key={`cited ${i}`} pad={pad} box={box} class="cited" />)}
      <BoxRect pad={pad} box={selectedBox} class="selected" />
      {marked?.index === index && <BoxRect pad={pad} box={marked.box} class="marked" />}
    </g>
  );
}

interface BoxRectProps {
  box: Box | undefined;
  at?: number;
  class?: string | undefined;
  /** How far it reaches beyond the box. */
  pad?: number;
}

function BoxRect({ box, at, class: name, pad = 0 }: BoxRectProps) {
  if (!box) return null;
  const [x0, y0, x1, y1] = box;
  const [width, height] = [x1 - x0 + 2 * pad, y1 - y0 + 2 * pad];
  return <rect class={name} data-at={at} x={x0 - pad} y={y0 - pad} width={Math.max(0, width)} height={Math.max(0, height)} />;
}

function usePointer(index: number, position: number, words: readonly PlacedWord[]) {
  const { place, corrector, job } = useDesk();
  const wordAt = (event: Event) => words[Number((event.target as SVGElement).dataset["at"] ?? -1)];

  function point(event: PointerEvent) {
    const word = wordAt(event);
    place.marked.value = word ? { index, at: word.at, box: word.value.bbox, from: "image" } : null;
  }
  function choose(event: MouseEvent) {
    const word = wordAt(event);
    if (!word) return;
    place.current.value = position;
    place.selected.value = { index, at: word.at };
  }
  function correct(event: MouseEvent) {
    const word = wordAt(event);
    if (!word || job.job.peek()?.status !== "done") return;
    place.show("result");
    corrector.editing.value = { index, at: word.at };
  }
  return { onPointerOver: point, onPointerLeave: () => (place.marked.value = null), onClick: choose, onDblClick: correct };
}
