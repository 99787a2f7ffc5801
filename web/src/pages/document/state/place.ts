import { signal } from "@preact/signals";
import type { Box } from "../../../api/types";
import { positionOf } from "../logic/slots";
import type { JobState } from "./job_state";

export interface WordPlace {
  /** The page's index in the file. */
  index: number;
  /** The word's number on the page. */
  at: number;
}

/** A word that is pointed at, and where: the other side shows it, too. */
export interface MarkedWord extends WordPlace {
  box: Box;
  from: "text" | "image";
}

/** What is to be brought into view: a page, and a place on it. */
export interface Target {
  position: number;
  box: Box | null;
}

export type View = "pages" | "result" | "chat";

/** Where the reader is: the page, the word pointed at, the place that an answer cites. */
export class Place {
  /** Position in the row of pages. */
  readonly current = signal(0);
  readonly target = signal<Target | null>(null);
  readonly marked = signal<MarkedWord | null>(null);
  /** The word chosen last, which buttons act upon. */
  readonly selected = signal<WordPlace | null>(null);
  readonly cited = signal<{ index: number; boxes: Box[] } | null>(null);
  /** What stands beside the pages, where there is room for one thing. */
  readonly beside = signal<"result" | "chat">("result");
  /** Whether the pages are shown, where there is room for them or what stands beside them. */
  readonly onPages = signal(true);

  constructor(private readonly job: JobState) {}

  show(view: View): void {
    this.onPages.value = view === "pages";
    if (view !== "pages") this.beside.value = view;
  }

  jump(position: number, box: Box | null = null): void {
    const last = this.job.slots.peek().length - 1;
    this.current.value = Math.max(0, Math.min(position, last));
    this.target.value = { position: this.current.peek(), box };
  }

  /** To a page by its index in the file. */
  jumpToPage(index: number, box: Box | null = null): void {
    const position = positionOf(this.job.slots.peek(), index);
    if (position >= 0) this.jump(position, box);
  }

  /** Marks places on a page, and shows the first. */
  cite(index: number, boxes: Box[]): void {
    this.cited.value = { index, boxes };
    this.onPages.value = true;
    this.jumpToPage(index, boxes[0] ?? null);
  }
}
