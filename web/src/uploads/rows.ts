import { ApiError } from "../api/client";
import type { JobBrief } from "../api/types";
import type { Progress } from "../api/job_events";
import { secondsToWait } from "./retry";

/** `delayed`: the server was busy, it is tried again by itself. `locked`: the file wants a password. */
export type Stage = "waiting" | "sending" | "delayed" | "reading" | "done" | "failed" | "locked";

/** One file of the queue. */
export interface Row {
  id: string;
  /** Null where it is not known any more: the row is of an earlier visit. */
  size: number | null;
  name: string;
  stage: Stage;
  /** Names the attempt: the server makes one job of one key, however often it is sent. */
  key: string;
  tries: number;
  /** 0 to 1. */
  sent: number;
  /** When it is tried again, as Date.now() counts. */
  againAt: number | null;
  uuid: string | null;
  progress: Progress | null;
  error: unknown;
  /** Whether its document is shown as soon as there is one. */
  opens: boolean;
}

export type Happening =
  | { type: "sending" }
  | { type: "sent"; share: number }
  | { type: "refused"; error: unknown; now: number }
  | { type: "job"; job: Pick<JobBrief, "uuid" | "error"> & Progress }
  | { type: "progress"; progress: Progress }
  | { type: "gone"; error: unknown }
  | { type: "opened" | "accompanied" }
  | { type: "time" }
  | { type: "again"; key: string };

export const mostAtATime = 2;

export function newRow(id: string, name: string, size: number | null): Row {
  const attempt = { key: id, tries: 0, sent: 0, againAt: null, uuid: null, progress: null, error: null };
  return { id, name, size, stage: "waiting", opens: false, ...attempt };
}

function failedWith(row: Row, error: unknown): Row {
  const code = error instanceof ApiError ? error.code : "";
  const wantsPassword = code === "password_required" || code === "wrong_password";
  return { ...row, stage: wantsPassword ? "locked" : "failed", error };
}

function afterRefusal(row: Row, error: unknown, now: number): Row {
  const wait = error instanceof ApiError ? secondsToWait(error, row.tries) : null;
  if (wait !== null) return { ...row, stage: "delayed", error, againAt: now + wait * 1000 };
  return failedWith(row, error);
}

function withJob(row: Row, { uuid, error, ...progress }: Pick<JobBrief, "uuid" | "error"> & Progress): Row {
  const next = { ...row, uuid, progress, sent: 1, error: null, againAt: null };
  if (progress.status === "done") return { ...next, stage: "done" };
  if (progress.status !== "failed") return { ...next, stage: "reading" };
  return failedWith(next, new ApiError(200, error?.code ?? "internal", error?.message ?? ""));
}

/** The row after what happened; what comes late (of an attempt that was given up) changes nothing. */
export function after(row: Row, happening: Happening): Row {
  switch (happening.type) {
    case "sending":
      return { ...row, stage: "sending", sent: 0, tries: row.tries + 1, error: null, againAt: null };
    case "sent":
      return row.stage === "sending" ? { ...row, sent: happening.share } : row;
    case "refused":
      return row.stage === "sending" ? afterRefusal(row, happening.error, happening.now) : row;
    case "job":
      return withJob(row, happening.job);
    case "progress":
      return row.stage === "reading" ? { ...row, progress: happening.progress } : row;
    case "gone":
      return { ...row, stage: "failed", uuid: null, progress: null, error: happening.error };
    case "opened":
    case "accompanied":
      return { ...row, opens: false };
    case "time":
      return row.stage === "delayed" ? { ...row, stage: "waiting" } : row;
    case "again":
      return { ...newRow(row.id, row.name, row.size), key: happening.key, opens: row.opens };
  }
}

/** Whether trying again has to be a new attempt: one whose job failed would only get that job once more. */
export function needsNewKey(row: Row): boolean {
  return row.uuid !== null || row.stage === "locked";
}

/** The next row to send. While one waits because the server is busy, the others do too: it would refuse them as well. */
export function nextToSend(rows: readonly Row[]): Row | undefined {
  if (rows.some((row) => row.stage === "delayed")) return undefined;
  if (rows.filter((row) => row.stage === "sending").length >= mostAtATime) return undefined;
  return rows.find((row) => row.stage === "waiting");
}

export function isFinished(row: Row): boolean {
  return row.stage === "done" || row.stage === "failed";
}

/** Whether leaving the page would lose it: the server has not got it yet. */
export function isUnsent(row: Row): boolean {
  return row.stage === "waiting" || row.stage === "sending" || row.stage === "delayed";
}
