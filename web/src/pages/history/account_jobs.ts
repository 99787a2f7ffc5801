import { call } from "../../api/client";
import type { JobList } from "../../api/types";
import { useGrowingList, type Step } from "./growing_list";
import type { JobSource } from "./job_source";

const perCall = 50;

async function jobsFrom(cursor: string): Promise<Step<string>> {
  const { jobs, next_cursor: next } = await call<JobList>("GET", `api/v1/ocr/?limit=${perCall}&cursor=${cursor}`);
  return { jobs, next };
}

/** The account's jobs, newest first, as many as were asked for. */
export function useAccountJobs(): JobSource {
  return useGrowingList(() => "", jobsFrom);
}
