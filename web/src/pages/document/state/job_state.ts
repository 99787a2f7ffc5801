import { computed, signal } from "@preact/signals";
import { call } from "../../../api/client";
import { follow } from "../../../api/job_events";
import type { JobBrief, PageBrief } from "../../../api/types";
import { forgetJob } from "../../../uploads/queue";
import { slotsOf } from "../logic/slots";
import { isNotFound } from "./not_found";
import { tellDeleted, whenDeletedElsewhere } from "./siblings";

export type JobWithData = JobBrief & { data: unknown };

const refusedAgainAfterMs = 5000;

/** The job, and which of its pages are settled: kept up to date while it runs, and when it is deleted. */
export class JobState {
  readonly job = signal<JobWithData | null>(null);
  readonly gone = signal(false);
  /** Why it could not be loaded. */
  readonly failure = signal<unknown>(null);
  /** Whether the file itself is not kept any more: no images and no PDF. */
  readonly fileGone = signal(false);
  readonly finished = computed(() => this.job.value?.status === "done" || this.job.value?.status === "failed");
  readonly slots = computed(() => slotsOf([...this.briefs.value.values()], this.job.value?.page_count ?? 0, this.finished.value));
  private readonly briefs = signal<ReadonlyMap<number, PageBrief>>(new Map());
  private stopFollowing = () => {};
  private again: number | undefined;
  private ended = false;

  constructor(readonly uuid: string) {}

  /** @returns what ends it */
  start(): () => void {
    const recheck = () => void this.recheck();
    const stopListening = whenDeletedElsewhere(this.uuid, () => this.leave());
    window.addEventListener("focus", recheck);
    void this.load();
    return () => {
      this.ended = true;
      window.removeEventListener("focus", recheck);
      stopListening();
      this.stopFollowing();
      clearTimeout(this.again);
    };
  }

  async load(): Promise<void> {
    this.failure.value = null;
    try {
      const job = await call<JobWithData>("GET", this.path("?brief=1"));
      if (job.status === "done") await this.loadBriefs();
      if (this.ended) return;
      this.job.value = job;
      if (!this.finished.value) this.follow();
    } catch (error) {
      if (!this.noticed(error)) this.failure.value = error;
    }
  }

  /** Whether it is still there: for somebody who comes back to a window left open. */
  async recheck(): Promise<void> {
    if (!this.finished.value || this.gone.value) return;
    await call("GET", this.path("?brief=1")).catch((error: unknown) => this.noticed(error));
  }

  /** @returns whether the error says that the document is gone */
  noticed(error: unknown): boolean {
    if (!isNotFound(error)) return false;
    this.leave();
    return true;
  }

  /** A page that was changed. */
  update(brief: PageBrief): void {
    this.briefs.value = new Map(this.briefs.value).set(brief.index, brief);
  }

  /** @throws ApiError */
  async delete(): Promise<void> {
    await call("DELETE", this.path(""));
    tellDeleted(this.uuid);
    forgetJob(this.uuid);
  }

  path(rest: string): string {
    return `api/v1/ocr/${this.uuid}/${rest}`;
  }

  private async loadBriefs(): Promise<void> {
    const { pages } = await call<{ pages: PageBrief[] }>("GET", this.path("pages/"));
    this.briefs.value = new Map(pages.map((page) => [page.index, page]));
  }

  private follow(): void {
    this.stopFollowing = follow(this.uuid, {
      progress: (progress) => (this.job.value = { ...this.job.value!, ...progress }),
      page: (page) => this.update(page),
      done: () => void this.load(),
      gone: () => this.leave(),
      refused: () => (this.again = window.setTimeout(() => void this.load(), refusedAgainAfterMs)),
    });
  }

  private leave(): void {
    this.stopFollowing();
    this.gone.value = true;
  }
}
