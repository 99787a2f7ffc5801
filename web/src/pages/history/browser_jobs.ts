import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../../api/client";
import type { JobBrief } from "../../api/types";
import { browserJobs, unexpired } from "../../uploads/kept_lists";
import { briefOf, type JobSource } from "./job_source";
import { withJob, withoutJob } from "./jobs";

const perStep = 10;

// A job that is deleted or has expired is nothing to report: it leaves the list.
async function stillThere(uuid: string): Promise<JobBrief | null> {
  try {
    return await briefOf(uuid);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    browserJobs.drop(uuid);
    return null;
  }
}

function keptUuids(): string[] {
  const kept = browserJobs.all();
  const current = unexpired(kept, Date.now());
  for (const job of kept) if (!current.includes(job)) browserJobs.drop(job.uuid);
  return current.map(({ uuid }) => uuid);
}

/** The jobs that this browser has kept, as far as they are still there; a few at a time, as each is asked about. */
export function useJobsOfBrowser(): JobSource {
  const [uuids, setUuids] = useState(keptUuids);
  const [jobs, setJobs] = useState<readonly JobBrief[]>([]);
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  async function load() {
    setLoading(true);
    setFailure(null);
    try {
      const found = await Promise.all(uuids.slice(0, perStep).map(stillThere));
      setJobs((before) => [...before, ...found.filter((job) => job !== null)]);
      setUuids(uuids.slice(perStep));
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
    hasMore: uuids.length > 0,
    more: () => void load(),
    drop: (uuid) => setJobs((before) => withoutJob(before, uuid)),
    replace: (job) => setJobs((before) => withJob(before, job)),
  };
}
