import { ApiError } from "../api/client";

const busy = new Set(["too_many_requests", "in_flight"]);
const troubled = new Set(["overloaded", "unavailable"]);
const mostTries = 6;
const mostLostTries = 3;
const longestWaitS = 120;

// A limit on the caller passes for sure; a server in trouble, or out of reach, is given up after some time.
function isWorthWaiting({ code, status }: ApiError, tries: number): boolean {
  if (busy.has(code)) return true;
  if (code === "network") return tries < mostLostTries;
  return troubled.has(code) && status >= 500 && tries < mostTries;
}

/** Seconds after which sending is tried again by itself; null where waiting does not help. `tries` counts those made. */
export function secondsToWait(error: ApiError, tries: number): number | null {
  if (!isWorthWaiting(error, tries)) return null;
  const asked = error.retryAfter;
  if (asked !== undefined && Number.isFinite(asked)) return Math.max(1, asked);
  return Math.min(longestWaitS, 2 ** tries);
}

/** Milliseconds between two questions about one job while so many are asked about: together at most some 150 in a minute,
 * well below what a server allows a caller. */
export function pollEveryMs(jobs: number): number {
  return Math.max(1500, jobs * 400);
}
