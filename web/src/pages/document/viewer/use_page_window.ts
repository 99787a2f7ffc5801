import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { anchorAt, itemAt, itemsNear, placeOf, type Stack } from "../logic/virtual_list";

const marginInWindows = 1;
/** The page that is read is the one at this share of the window's height. */
const readAt = 0.35;

type Frame = RefObject<HTMLElement | null>;

export interface Size {
  width: number;
  height: number;
}

/** The inner size of an element, as it changes. */
export function useSize(element: Frame): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const measure = () => setSize({ width: element.current?.clientWidth ?? 0, height: element.current?.clientHeight ?? 0 });
    const observer = new ResizeObserver(measure);
    observer.observe(element.current!);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return size;
}

export interface PageWindow {
  range: [number, number];
  onScroll: () => void;
  scrollTo: (top: number) => void;
}

/** Which pages are near the window of a scrolling element. What was seen stays where it is when pages change their
 * size; `onRead` hears which page the reader has scrolled to. */
export function usePageWindow(element: Frame, stack: Stack, height: number, onRead: (item: number) => void): PageWindow {
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const seen = useRef({ item: 0, share: 0 });
  const setByUs = useRef(-1);

  function look() {
    const top = element.current!.scrollTop;
    seen.current = anchorAt(stack, top + stack.gap);
    const [first, end] = itemsNear(stack, top, height, height * marginInWindows);
    setRange((before) => (before[0] === first && before[1] === end ? before : [first, end]));
  }

  function scrollTo(top: number) {
    element.current!.scrollTop = top;
    setByUs.current = element.current!.scrollTop;
    look();
  }

  // The scroll event of what we did ourselves is not the reader's.
  function onScroll() {
    const { scrollTop } = element.current!;
    if (height === 0) return;
    look();
    if (Math.abs(scrollTop - setByUs.current) < 2) return;
    setByUs.current = -1;
    onRead(itemAt(stack, scrollTop + height * readAt));
  }

  useLayoutEffect(() => {
    if (height > 0) scrollTo(placeOf(stack, seen.current) - stack.gap);
  }, [stack, height]);
  return { range, onScroll, scrollTo };
}

/** Whether something has stayed for a moment: what is only scrolled past is not loaded. */
export function useSettled(afterMs = 150): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return settled;
}
