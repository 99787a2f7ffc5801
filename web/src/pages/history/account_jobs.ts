import { useEffect, useState } from "preact/hooks";
import { call } from "../../api/client";
import type { JobBrief, JobList } from "../../api/types";
import type { JobSource } from "./job_source";
import { withJob, withoutJob } from "./jobs";

const perCall = 50;

/** The account's jobs, newest first, as many as were asked for. */
export function useAccountJobs(): JobSource {
  const [jobs, setJobs] = useState<readonly JobBrief[]>([]);
  const [cursor, setCursor] = useState<string | null>("");
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  async function load() {
    setLoading(true);
    setFailure(null);
    try {
      const next = await call<JobList>("GET", `api/v1/ocr/?limit=${perCall}&cursor=${cursor}`);
      setJobs((before) => [...before, ...next.jobs]);
      setCursor(next.next_cursor);
    } catch (error) {
      setFailure(error);
    }
    setLoading(false);
  }
  useEffect(() => void load(), []);
  return {
    jobs,
    loading,
    failure,
    hasMore: cursor !== null,
    more: () => void load(),
    drop: (uuid) => setJobs((before) => withoutJob(before, uuid)),
    replace: (job) => setJobs((before) => withJob(before, job)),
  };
}
