/** Where the items of a tall list stand, so that only those near the window need to exist. All lengths in pixels. */
export interface Stack {
  /** The top of each item, and one more: the end of the list. */
  tops: number[];
  gap: number;
}

export function stackOf(heights: readonly number[], gap: number): Stack {
  const tops = [gap];
  for (const height of heights) tops.push(tops[tops.length - 1]! + height + gap);
  return { tops, gap };
}

export function heightOf(stack: Stack): number {
  return stack.tops[stack.tops.length - 1]!;
}

/** The item at that height; above the first it is the first, below the last the last. -1 if there are none. */
export function itemAt({ tops }: Stack, y: number): number {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (tops[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return high;
}

/** The items that a window of that place and height shows, and those within `margin` of it: [first, end). */
export function itemsNear(stack: Stack, top: number, height: number, margin: number): [number, number] {
  if (stack.tops.length < 2) return [0, 0];
  return [itemAt(stack, top - margin), itemAt(stack, top + height + margin) + 1];
}

/** A place by its item and how far down in it, which stays the same when sizes change. */
export interface Anchor {
  item: number;
  share: number;
}

export function anchorAt(stack: Stack, y: number): Anchor {
  const item = Math.max(0, itemAt(stack, y));
  const top = stack.tops[item]!;
  const height = (stack.tops[item + 1] ?? top + 1) - top;
  return { item, share: (y - top) / height };
}

export function placeOf(stack: Stack, { item, share }: Anchor): number {
  const top = stack.tops[item] ?? 0;
  return top + share * ((stack.tops[item + 1] ?? top) - top);
}

/** Where to scroll so that [start, end) is seen: nowhere if it is already, else so that it stands in the middle. */
export function scrollToShow(start: number, end: number, top: number, height: number): number {
  const margin = Math.min(24, height / 8);
  if (start >= top + margin && end <= top + height - margin) return top;
  return Math.max(0, (start + end - height) / 2);
}
