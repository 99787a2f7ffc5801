/** The widths in which pages are asked for: few, so that a changed window does not mean a new image each time. */
const steps = [400, 800, 1200, 1600, 2400, 3200, 4800];

/** The width of the image for a page that is `shown` CSS pixels wide; never more than the page has. */
export function imageWidth(shown: number, pixelRatio: number, native: number): number {
  const needed = shown * pixelRatio;
  const step = steps.find((width) => width >= needed) ?? steps[steps.length - 1]!;
  return native > 0 ? Math.min(step, native) : step;
}
