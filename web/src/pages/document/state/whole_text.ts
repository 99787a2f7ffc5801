import { signal } from "@preact/signals";
import { request } from "../../../api/client";
import type { JobState } from "./job_state";

/** The text of all pages, which the search, the translation and the clipboard share; loaded once. Of a document that
 * was translated this is the translation. */
export class WholeText {
  readonly pages = signal<string[] | null>(null);
  private loading: Promise<string[]> | null = null;

  constructor(private readonly job: JobState) {}

  /** @throws ApiError */
  load(): Promise<string[]> {
    this.loading ??= this.fetch().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  /** After a correction: it is loaded anew where it is in use. */
  async refresh(): Promise<void> {
    if (!this.loading) return;
    this.loading = null;
    await this.load();
  }

  private async fetch(): Promise<string[]> {
    const answer = await request("GET", this.job.path("download/?format=txt"));
    const pages = (await answer.text()).split("\f");
    this.pages.value = pages;
    return pages;
  }
}
