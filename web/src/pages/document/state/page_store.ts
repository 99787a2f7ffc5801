import { signal, type Signal } from "@preact/signals";
import { call } from "../../../api/client";
import type { PageResult } from "../../../api/types";
import { BoundedCache } from "../logic/bounded_cache";
import { searchableOf, wordsOf, type PlacedWord, type Searchable } from "../logic/page_words";
import type { JobState } from "./job_state";

export interface LoadedPage {
  page: PageResult;
  words: PlacedWord[];
  searchable: Searchable;
}

export type PageEntry =
  | { state: "waiting" }
  | { state: "loading" }
  | { state: "failed"; error: unknown }
  | ({ state: "ready" } & LoadedPage);

const keptPages = 30;

/** The pages' results, loaded when they are wanted. */
export class PageStore {
  private readonly entries = new BoundedCache<number, Signal<PageEntry>>(keptPages);

  constructor(private readonly job: JobState) {}

  entry(index: number): Signal<PageEntry> {
    const kept = this.entries.get(index);
    if (kept) return kept;
    const entry = signal<PageEntry>({ state: "waiting" });
    this.entries.put(index, entry);
    return entry;
  }

  /** Loads the page, if it is not there or on its way. */
  want(index: number): void {
    const { state } = this.entry(index).peek();
    if (state === "waiting" || state === "failed") void this.load(index);
  }

  async load(index: number): Promise<void> {
    const entry = this.entry(index);
    if (entry.peek().state !== "ready") entry.value = { state: "loading" };
    try {
      this.put(await call<PageResult>("GET", this.job.path(`pages/${index}/`)));
    } catch (error) {
      entry.value = { state: "failed", error };
      if (this.job.finished.peek()) await this.job.recheck();
    }
  }

  put(page: PageResult): void {
    const words = wordsOf(page);
    this.entry(page.index).value = { state: "ready", page, words, searchable: searchableOf(words) };
  }
}
