import type { RefObject } from "preact";
import { useDesk } from "../state/desk";
import type { LoadedPage } from "../state/page_store";
import { wordElement } from "./use_word_classes";

/** The number of the word that an element is or lies in. */
function numberOf(target: EventTarget | null): number | null {
  const at = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-at]")?.dataset["at"] : undefined;
  return at === undefined ? null : Number(at);
}

// Tab reaches one word, the one chosen last; the arrow keys reach the others.
function moveTabStop(container: HTMLElement, at: number): void {
  for (const before of container.querySelectorAll<HTMLElement>('[data-at][tabindex="0"]')) before.tabIndex = -1;
  wordElement(container, at)!.tabIndex = 0;
}

/** How pointer and keys go through the words of a page: pointing marks, arrows step, Enter corrects. */
export function useWordKeys(page: LoadedPage, container: RefObject<HTMLElement | null>) {
  const { place, corrector, job } = useDesk();
  const { index } = page.page;

  function mark(target: EventTarget | null): void {
    const word = page.words[numberOf(target) ?? -1];
    place.marked.value = word ? { index, at: word.at, box: word.value.bbox, from: "text" } : null;
  }

  function select(target: EventTarget | null): void {
    const at = numberOf(target);
    if (at === null) return;
    moveTabStop(container.current!, at);
    place.selected.value = { index, at };
    mark(target);
  }

  function edit(target: EventTarget | null): boolean {
    const at = numberOf(target);
    if (at === null || job.job.peek()?.status !== "done") return false;
    corrector.editing.value = { index, at };
    return true;
  }

  function onKeyDown(event: KeyboardEvent) {
    const at = numberOf(event.target);
    if (at === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextElement(event.key, event.target as HTMLElement, container.current!);
    next?.focus();
    if (next || ((event.key === "Enter" || event.key === "F2") && edit(event.target))) event.preventDefault();
  }

  return {
    onPointerOver: (event: PointerEvent) => mark(event.target),
    onPointerLeave: () => (place.marked.value = null),
    onFocusIn: (event: FocusEvent) => select(event.target),
    onDblClick: (event: MouseEvent) => void edit(event.target),
    onKeyDown,
  };
}

// Left and right are by the direction of the text; up and down by what is seen, whatever lines and cells there are.
function nextElement(key: string, from: HTMLElement, container: HTMLElement): HTMLElement | null {
  const words = [...container.querySelectorAll<HTMLElement>("[data-at]")];
  const at = words.indexOf(from);
  const forward = getComputedStyle(from).direction === "rtl" ? -1 : 1;
  if (key === "ArrowRight") return words[at + forward] ?? null;
  if (key === "ArrowLeft") return words[at - forward] ?? null;
  if (key === "Home") return words[0] ?? null;
  if (key === "End") return words[words.length - 1] ?? null;
  if (key === "ArrowDown") return inNextLine(words.slice(at + 1), from, 1);
  if (key === "ArrowUp") return inNextLine(words.slice(0, at).reverse(), from, -1);
  return null;
}

function middleOf(element: HTMLElement): { x: number; y: number } {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

function inNextLine(words: HTMLElement[], from: HTMLElement, sign: 1 | -1): HTMLElement | null {
  const start = middleOf(from);
  const apart = from.getBoundingClientRect().height / 2;
  let best: HTMLElement | null = null;
  let bestPlace = { x: Infinity, y: Infinity };
  for (const word of words) {
    const place = middleOf(word);
    if ((place.y - start.y) * sign < apart) continue;
    if (best && Math.abs(place.y - bestPlace.y) > apart) break;
    if (best && Math.abs(place.x - start.x) >= Math.abs(bestPlace.x - start.x)) continue;
    [best, bestPlace] = [word, place];
  }
  return best;
}
