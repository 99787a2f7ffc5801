import { useEffect, useState } from "preact/hooks";
import type { JobBrief } from "../../api/types";
import type { JobSource } from "./job_source";
import { withJob, withoutJob } from "./jobs";

/** The next jobs of a list, and where those after them begin; null at its end. */
export interface Step<Place> {
  jobs: readonly JobBrief[];
  next: Place | null;
}

/** A list of jobs that grows by a step whenever more are wanted; the first step is taken at once. */
export function useGrowingList<Place>(first: () => Place | null, step: (from: Place) => Promise<Step<Place>>): JobSource {
  const [jobs, setJobs] = useState<readonly JobBrief[]>([]);
  const [place, setPlace] = useState(first);
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  async function load() {
    if (place === null) return;
    setLoading(true);
    setFailure(null);
    try {
      const found = await step(place);
      setJobs((before) => [...before, ...found.jobs]);
      setPlace(() => found.next);
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
    hasMore: place !== null,
    more: () => void load(),
    drop: (uuid) => setJobs((before) => withoutJob(before, uuid)),
    replace: (job) => setJobs((before) => withJob(before, job)),
  };
}
