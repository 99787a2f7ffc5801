import type { Box } from "../../../api/types";

/** A word's box with as much around it as shows what it belongs to: wide and low, within the page. */
export function surroundingsOf([x0, y0, x1, y1]: Box, page: { width: number; height: number }): Box {
  const height = Math.max(1, y1 - y0);
  const aside = Math.max(height * 4, (x1 - x0) / 4);
  return [
    Math.max(0, x0 - aside),
    Math.max(0, y0 - height * 0.6),
    Math.min(page.width, x1 + aside),
    Math.min(page.height, y1 + height * 0.6),
  ];
}
