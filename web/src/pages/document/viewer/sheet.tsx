import { t } from "../../../i18n";
import type { Slot } from "../logic/slots";
import { PageImage } from "./page_image";
import { useSettled } from "./use_page_window";
import { WordBoxes } from "./word_boxes";

interface SheetProps {
  slot: Slot;
  position: number;
  top: number;
  width: number;
  height: number;
}

/** One page: its image, and the words' boxes on it. */
export function Sheet({ slot: { index, brief }, position, top, width, height }: SheetProps) {
  const settled = useSettled();
  const page = (index ?? position) + 1;
  const place = { top: `${top}px`, width: `${width}px`, height: `${height}px` };
  return (
    <div class="sheet" style={place} role="group" aria-label={t("document.page_number", { page })}>
      {!brief && <p class="sheet-note">{t("document.page_waits")}</p>}
      {brief && settled && (
        <>
          <PageImage brief={brief} shownWidth={width} />
          <WordBoxes brief={brief} position={position} />
        </>
      )}
    </div>
  );
}
