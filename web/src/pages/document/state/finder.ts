import { computed, effect, signal, untracked } from "@preact/signals";
import type { Box } from "../../../api/types";
import { fold, hitsOf } from "../logic/folding";
import { wordsOfHits } from "../logic/page_words";
import { sayError } from "../../../toasts";
import type { JobState } from "./job_state";
import type { LoadedPage, PageStore } from "./page_store";
import type { Place } from "./place";
import type { WholeText } from "./whole_text";

interface Hit {
  position: number;
  /** Which of the hits on its page. */
  nth: number;
}

/** Searches the whole document: the text says on which pages the hits are, a page's words where on it. */
export class Finder {
  readonly query = signal("");
  /** Which hit is shown, from 0; -1: none. */
  readonly ordinal = signal(-1);
  readonly busy = signal(false);
  private readonly needle = computed(() => fold(this.query.value).trim());
  private readonly folded = computed(() => this.text.pages.value?.map(fold) ?? []);
  private readonly counts = computed(() => this.folded.value.map((page) => hitsOf(page, this.needle.value).length));
  readonly total = computed(() => this.counts.value.reduce((sum, count) => sum + count, 0));
  readonly hit = computed<Hit | null>(() => this.hitOf(this.ordinal.value));
  private revealed = "";

  constructor(
    private readonly job: JobState,
    private readonly pages: PageStore,
    private readonly place: Place,
    private readonly text: WholeText,
  ) {}

  /** @returns what ends it */
  start(): () => void {
    return effect(() => this.reveal());
  }

  async search(query: string): Promise<void> {
    // First, or the hit of that number would be shown for the new query.
    this.ordinal.value = -1;
    this.query.value = query;
    this.revealed = "";
    if (!this.needle.peek()) return;
    this.busy.value = true;
    try {
      await this.text.load();
      if (this.query.peek() === query) this.ordinal.value = this.firstFromHere();
    } catch (error) {
      if (!this.job.noticed(error)) sayError(error);
    } finally {
      this.busy.value = false;
    }
  }

  /** To the next hit, or the one before; round the ends. */
  step(by: 1 | -1): void {
    const total = this.total.peek();
    if (total === 0) return;
    const shown = this.ordinal.peek();
    this.ordinal.value = shown < 0 ? this.firstFromHere() : (shown + by + total) % total;
  }

  /** The words of the hits on a page, and those of the one that is shown. */
  marksOn(index: number, page: LoadedPage): { all: Set<number>; shown: Set<number> } {
    const found = this.needle.value ? wordsOfHits(page.searchable, this.needle.value) : [];
    const hit = this.hit.value;
    const shown = hit && this.indexOf(hit) === index ? found[Math.min(hit.nth, found.length - 1)] : undefined;
    return { all: new Set(found.flat()), shown: new Set(shown) };
  }

  private hitOf(ordinal: number): Hit | null {
    if (ordinal < 0) return null;
    let before = 0;
    for (const [position, count] of this.counts.value.entries()) {
      if (ordinal < before + count) return { position, nth: ordinal - before };
      before += count;
    }
    return null;
  }

  private firstFromHere(): number {
    if (this.total.peek() === 0) return -1;
    const before = this.counts.peek().slice(0, this.place.current.peek()).reduce((sum, count) => sum + count, 0);
    return before % this.total.peek();
  }

  private indexOf(hit: Hit): number | null {
    return this.job.slots.value[hit.position]?.index ?? null;
  }

  // To the page at once, and to the place on it as soon as its words are there.
  private reveal(): void {
    const hit = this.hit.value;
    const index = hit && this.indexOf(hit);
    if (!hit || index === null) return;
    const entry = this.pages.entry(index).value;
    const name = `${this.needle.value} ${this.ordinal.value}`;
    untracked(() => {
      if (this.revealed === name) return;
      this.pages.want(index);
      if (entry.state === "ready") this.revealed = name;
      this.place.jump(hit.position, entry.state === "ready" ? this.boxOf(hit, entry) : null);
    });
  }

  private boxOf(hit: Hit, page: LoadedPage): Box | null {
    const found = wordsOfHits(page.searchable, this.needle.peek());
    const first = found[Math.min(hit.nth, found.length - 1)]?.[0];
    return first === undefined ? null : (page.words[first]?.value.bbox ?? null);
  }
}
