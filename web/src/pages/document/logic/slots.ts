import type { PageBrief } from "../../../api/types";

/** A place in the document's row of pages: a page that is settled, or one that is still waited for. */
export interface Slot {
  /** Of the page in the file, from 0; null where it is not known yet which page will come. */
  index: number | null;
  brief: PageBrief | null;
}

/** The row of pages. While a job runs it is not told which pages of the file were chosen: as long as all that are
 * settled fit into a row from the first page on, they are taken for that; else those not settled come last. */
export function slotsOf(briefs: readonly PageBrief[], pageCount: number, finished: boolean): Slot[] {
  const settled = [...briefs].sort((a, b) => a.index - b.index);
  const known = settled.map<Slot>((brief) => ({ index: brief.index, brief }));
  if (finished) return known;
  const fromTheFirst = settled.every(({ index }) => index < pageCount);
  if (!fromTheFirst) {
    const waiting = Math.max(0, pageCount - known.length);
    return [...known, ...Array.from({ length: waiting }, () => ({ index: null, brief: null }))];
  }
  const byIndex = new Map(settled.map((brief) => [brief.index, brief]));
  return Array.from({ length: pageCount }, (_, index) => ({ index, brief: byIndex.get(index) ?? null }));
}

/** Where the page of that index stands in the row, or -1. */
export function positionOf(slots: readonly Slot[], index: number): number {
  return slots[index]?.index === index ? index : slots.findIndex((slot) => slot.index === index);
}
