import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Box, PageBrief } from "../../../api/types";
import { t } from "../../../i18n";
import { positionOf, type Slot } from "../logic/slots";
import { heightOf, scrollToShow, stackOf, type Stack } from "../logic/virtual_list";
import { useDesk } from "../state/desk";
import type { Target } from "../state/place";
import { Sheet } from "./sheet";
import { usePageWindow, useSize } from "./use_page_window";

const gap = 16;
/** Of a page whose size is not known: A4, upright. */
const usualShape = Math.SQRT2;

function shapeOf(brief: PageBrief | null): number {
  return brief && brief.width > 0 ? brief.height / brief.width : usualShape;
}

function useStack(slots: readonly Slot[], width: number): Stack {
  return useMemo(() => stackOf(slots.map(({ brief }) => Math.round(width * shapeOf(brief))), gap), [slots, width]);
}

/** The document's pages one below the other; only those near the window exist. */
export function PageList({ zoom }: { zoom: number }) {
  const { job, place } = useDesk();
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const slots = job.slots.value;
  const width = Math.max(120, Math.round((size.width - 2 * gap) * zoom));
  const stack = useStack(slots, width);
  const pages = usePageWindow(frame, stack, size.height, (item) => (place.current.value = item));

  function show({ position, box }: Target) {
    const top = stack.tops[position];
    if (top === undefined) return;
    if (!box) return pages.scrollTo(top - gap);
    const scale = width / (slots[position]?.brief?.width || 1);
    pages.scrollTo(scrollToShow(top + box[1] * scale, top + box[3] * scale, frame.current!.scrollTop, size.height));
    showAcross(frame.current!, box, scale);
  }

  useShown(place.target.value, size.height > 0, show);
  usePointedAt(size.height > 0, (index, box) => show({ position: positionOf(slots, index), box }));

  const [first, end] = pages.range;
  return (
    <div class="page-list" ref={frame} onScroll={pages.onScroll} tabIndex={0} role="group" aria-label={t("document.pages")}>
      <div class="page-stack" style={{ height: `${heightOf(stack)}px`, minWidth: `${width + 2 * gap}px` }}>
        {slots.slice(first, end).map((slot, i) => (
          <Sheet
            key={slot.index ?? `waiting ${first + i}`}
            slot={slot}
            position={first + i}
            top={stack.tops[first + i]!}
            width={width}
            height={stack.tops[first + i + 1]! - stack.tops[first + i]! - gap}
          />
        ))}
      </div>
    </div>
  );
}

function showAcross(frame: HTMLElement, box: Box, scale: number): void {
  frame.scrollLeft = scrollToShow(gap + box[0] * scale, gap + box[2] * scale, frame.scrollLeft, frame.clientWidth);
}

// Each target once, and only when there is a window to show it in.
function useShown(target: Target | null, visible: boolean, show: (target: Target) => void): void {
  const shown = useRef<Target | null>(null);
  useLayoutEffect(() => {
    if (!target || !visible || shown.current === target) return;
    shown.current = target;
    show(target);
  }, [target, visible]);
}

// A word that is pointed at in the text comes into view here.
function usePointedAt(visible: boolean, show: (index: number, box: Box) => void): void {
  const marked = useDesk().place.marked.value;
  useEffect(() => {
    if (visible && marked?.from === "text") show(marked.index, marked.box);
  }, [marked]);
}
