import type { JobBrief, PageBrief } from "./types";

/** How far a job is. */
export type Progress = Pick<JobBrief, "status" | "pages_done" | "page_count">;

/** What is heard of a job that runs. */
export interface Follower {
  progress(progress: Progress): void;
  page?(page: PageBrief): void;
  /** It is finished. */
  done(job: JobBrief): void;
  /** It was deleted or has expired. */
  gone(): void;
  /** The server does not take the connection; the browser does not try again by itself. */
  refused(): void;
}

/** Follows a job until its end. A broken connection is taken up again by the browser, which says what it had last.
 * @returns what ends it */
export function follow(uuid: string, follower: Follower): () => void {
  const source = new EventSource(`api/v1/ocr/${uuid}/events?brief=1`);
  const on = (name: string, heard: (data: string) => void) =>
    source.addEventListener(name, (event) => {
      if (event instanceof MessageEvent) heard(event.data as string);
    });
  const last = (heard: (data: string) => void) => (data: string) => {
    source.close();
    heard(data);
  };
  on("progress", (data) => follower.progress(JSON.parse(data) as Progress));
  on("page", (data) => follower.page?.(JSON.parse(data) as PageBrief));
  on("job", last((data) => follower.done(JSON.parse(data) as JobBrief)));
  on("error", last(() => follower.gone()));
  // The connection's own errors have the same name, and no data.
  source.addEventListener("error", (event) => {
    if (!(event instanceof MessageEvent) && source.readyState === EventSource.CLOSED) follower.refused();
  });
  return () => source.close();
}
