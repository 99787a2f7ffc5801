// What a browser keeps of its jobs. Every change reads the list anew, as other tabs change it too.

import { forget, keep, kept } from "../storage";

/** A job that was not finished when it was last seen. */
export interface UnfinishedJob {
  uuid: string;
  name: string;
  size: number | null;
}

/** A job of a caller without account: its uuid is all that gives access to it. */
export interface BrowserJob {
  uuid: string;
  name: string;
  created_at: string;
  expires_at: string;
}

interface KeptList<T> {
  all: () => T[];
  add: (entry: T) => void;
  drop: (uuid: string) => void;
  clear: () => void;
}

function readList<T>(key: string): T[] {
  try {
    const list: unknown = JSON.parse(kept(key) ?? "[]");
    return Array.isArray(list) ? (list as T[]) : [];
  } catch {
    return [];
  }
}

function listIn<T extends { uuid: string }>(key: string, most: number): KeptList<T> {
  const all = () => readList<T>(key);
  const others = (uuid: string) => all().filter((entry) => entry.uuid !== uuid);
  const write = (list: T[]) => keep(key, JSON.stringify(list.slice(0, most)));
  return {
    all,
    add: (entry) => write([entry, ...others(entry.uuid)]),
    drop: (uuid) => write(others(uuid)),
    clear: () => forget(key),
  };
}

export const unfinishedJobs = listIn<UnfinishedJob>("ocrchat-unfinished", 200);
export const browserJobs = listIn<BrowserJob>("ocrchat-jobs", 500);

/** Those whose time is not over. */
export function unexpired<T extends { expires_at: string }>(jobs: readonly T[], now: number): T[] {
  return jobs.filter((job) => new Date(job.expires_at).getTime() > now);
}
