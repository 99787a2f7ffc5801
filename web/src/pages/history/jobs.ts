import type { JobBrief, JobStatus } from "../../api/types";

export interface Filter {
  name: string;
  status: JobStatus | "";
}

export const noFilter: Filter = { name: "", status: "" };

/** The jobs whose names hold the text, and that stand as asked. */
export function filtered<T extends Pick<JobBrief, "name" | "status">>(jobs: readonly T[], { name, status }: Filter): T[] {
  const wanted = name.trim().toLowerCase();
  return jobs.filter((job) => job.name.toLowerCase().includes(wanted) && (status === "" || job.status === status));
}

export function withoutJob<T extends { uuid: string }>(jobs: readonly T[], uuid: string): T[] {
  return jobs.filter((job) => job.uuid !== uuid);
}

export function withJob<T extends { uuid: string }>(jobs: readonly T[], next: T): T[] {
  return jobs.map((job) => (job.uuid === next.uuid ? next : job));
}

/** The chosen ones of those that are shown, in their order: what a filter hides is not meant. */
export function chosenOf<T extends { uuid: string }>(shown: readonly T[], chosen: ReadonlySet<string>): T[] {
  return shown.filter(({ uuid }) => chosen.has(uuid));
}

/** The set with them, or without them. */
export function marked(chosen: ReadonlySet<string>, uuids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  for (const uuid of uuids) {
    if (on) next.add(uuid);
    else next.delete(uuid);
  }
  return next;
}
