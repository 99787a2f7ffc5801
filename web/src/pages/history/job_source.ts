import { useEffect, useRef } from "preact/hooks";
import { call } from "../../api/client";
import type { JobBrief } from "../../api/types";

/** Where the jobs of a list come from. */
export interface JobSource {
  jobs: readonly JobBrief[];
  loading: boolean;
  failure: unknown;
  hasMore: boolean;
  /** Loads the next ones, or what failed to come. */
  more: () => void;
  /** Tells that a job is deleted. */
  drop: (uuid: string) => void;
  /** Puts in how it stands with a job now. */
  replace: (job: JobBrief) => void;
}

export function briefOf(uuid: string): Promise<JobBrief> {
  return call<JobBrief>("GET", `api/v1/ocr/${uuid}/?brief=1`);
}

const everyMs = 4000;
const mostAtATime = 5;

function isRunning({ status }: JobBrief): boolean {
  return status === "pending" || status === "processing";
}

/** Keeps the jobs that are still being read up to date, while the page is looked at. */
export function useFreshness({ jobs, replace }: JobSource): void {
  const running = useRef<JobBrief[]>([]);
  running.current = jobs.filter(isRunning).slice(0, mostAtATime);
  const some = running.current.length > 0;
  useEffect(() => {
    if (!some) return;
    const timer = setInterval(() => {
      if (document.hidden) return;
      // One that does not answer is asked about again next time.
      for (const { uuid } of running.current) briefOf(uuid).then(replace, () => undefined);
    }, everyMs);
    return () => clearInterval(timer);
  }, [some]);
}
