import { ApiError } from "../../api/client";
import type { JobBrief } from "../../api/types";
import { browserJobs, unexpired } from "../../uploads/kept_lists";
import { useGrowingList, type Step } from "./growing_list";
import { briefOf, type JobSource } from "./job_source";

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

function keptUuids(): readonly string[] | null {
  const kept = browserJobs.all();
  const current = unexpired(kept, Date.now());
  for (const job of kept) if (!current.includes(job)) browserJobs.drop(job.uuid);
  return current.length > 0 ? current.map(({ uuid }) => uuid) : null;
}

async function jobsOf(uuids: readonly string[]): Promise<Step<readonly string[]>> {
  const found = await Promise.all(uuids.slice(0, perStep).map(stillThere));
  const left = uuids.slice(perStep);
  return { jobs: found.filter((job) => job !== null), next: left.length > 0 ? left : null };
}

/** The jobs that this browser has kept, as far as they are still there; a few at a time, as each is asked about. */
export function useJobsOfBrowser(): JobSource {
  return useGrowingList(keptUuids, jobsOf);
}
