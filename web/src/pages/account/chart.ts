import type { Usage } from "../../api/types";

export interface Day {
  /** As the server writes it: 2026-01-31, in UTC. */
  day: string;
  pages: Record<string, number>;
  all: number;
}

export interface Bar {
  tier: string;
  /** From the top, in the unit of the chart's height. */
  y: number;
  height: number;
}

const dayMs = 86_400_000;

/** The days that end with today, each with its pages by tier; days without use are among them. */
export function lastDays(usage: readonly Usage[], now: number, count = 31): Day[] {
  const days = Array.from({ length: count }, (_, at): Day => {
    const day = new Date(now - (count - 1 - at) * dayMs).toISOString().slice(0, 10);
    return { day, pages: {}, all: 0 };
  });
  const byName = new Map(days.map((day) => [day.day, day]));
  for (const { day, tier, pages } of usage) {
    const found = byName.get(day);
    if (!found) continue;
    found.pages[tier] = (found.pages[tier] ?? 0) + pages;
    found.all += pages;
  }
  return days;
}

/** The tiers that were used, in the order in which they are stacked: "cpu", whose bars are the common ones, below. */
export function tiersOf(days: readonly Day[]): string[] {
  return [...new Set(days.flatMap(({ pages }) => Object.keys(pages)))].sort();
}

/** A round number, 1, 2 or 5 with zeros, that no bar exceeds; even where it is more than 1, so that half of it is one
 * too. */
export function niceTop(most: number): number {
  if (most <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= most) ?? 10;
  const top = step * power;
  return top % 2 === 0 ? top : top + 1;
}

/** The bars of a day, stacked from below. */
export function stack(day: Day, tiers: readonly string[], top: number, height: number): Bar[] {
  let below = 0;
  return tiers.flatMap((tier) => {
    const pages = day.pages[tier] ?? 0;
    if (pages === 0) return [];
    below += pages;
    return [{ tier, y: height * (1 - below / top), height: (height * pages) / top }];
  });
}
