import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

export function wordElement(container: HTMLElement | null, at: number): HTMLElement | null {
  return container?.querySelector<HTMLElement>(`[data-at="${at}"]`) ?? null;
}

type Words = RefObject<HTMLElement | null>;
type Classes = Record<string, Iterable<number> | null>;

/** Gives words classes without making the page's text anew: a pointer passes over many words in a second. */
export function useWordClasses(container: Words, page: unknown, editing: number | null, classes: Classes): void {
  const names = Object.entries(classes).map(([name, words]) => `${name} ${[...(words ?? [])].join(" ")}`);
  useLayoutEffect(() => {
    const set = names.flatMap((row) => {
      const [name, ...words] = row.split(" ");
      const elements = words.filter(Boolean).map((at) => wordElement(container.current, Number(at)));
      return elements.map((element) => ({ element, name: name! }));
    });
    for (const { element, name } of set) element?.classList.add(name);
    return () => set.forEach(({ element, name }) => element?.classList.remove(name));
  }, [page, editing, ...names]);
}

/** Scrolls the panel, and nothing around it, so that a word is seen. */
export function useReveal(container: Words, at: number | null): void {
  useEffect(() => {
    const word = at === null ? null : wordElement(container.current, at);
    const panel = container.current?.closest<HTMLElement>("[role=tabpanel]");
    if (!word || !panel) return;
    const inner = word.getBoundingClientRect();
    const outer = panel.getBoundingClientRect();
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    panel.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2;
  }, [at]);
}

/** When a word is no longer edited, the focus goes back to it, or to the one before if it was removed. */
export function useReturnFromEditor(container: Words, editing: number | null): void {
  const before = useRef<number | null>(null);
  useLayoutEffect(() => {
    const left = before.current;
    before.current = editing;
    if (editing !== null || left === null) return;
    (wordElement(container.current, left) ?? wordElement(container.current, left - 1))?.focus({ preventScroll: true });
  }, [editing]);
}
