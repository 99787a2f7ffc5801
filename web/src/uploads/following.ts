import { ApiError, call } from "../api/client";
import { follow as followEvents, type Progress } from "../api/job_events";
import type { JobBrief } from "../api/types";
import { pollEveryMs } from "./retry";

/** What a follower is told of a job. */
export interface Follower {
  onProgress: (progress: Progress) => void;
  onEnd: (job: JobBrief) => void;
  /** It was deleted, has expired, or may not be seen any more. */
  onGone: (error: unknown) => void;
}

// Over HTTP/1.1 a browser opens six connections to a server, and uploads, pages and pictures need theirs.
const mostStreams = 2;
let streams = 0;
let polled = 0;

function isFinished({ status }: Progress): boolean {
  return status === "done" || status === "failed";
}

function poll(uuid: string, follower: Follower, signal: AbortSignal): void {
  const stopped = () => signal.aborted;
  async function ask(): Promise<boolean> {
    try {
      const job = await call<JobBrief>("GET", `api/v1/ocr/${uuid}/?brief=1`, undefined, signal);
      if (isFinished(job)) follower.onEnd(job);
      else follower.onProgress(job);
      return !isFinished(job);
    } catch (error) {
      const final = error instanceof ApiError && (error.status === 401 || error.status === 404);
      if (final && !stopped()) follower.onGone(error);
      return !final;
    }
  }
  async function askAgainAndAgain(): Promise<void> {
    polled += 1;
    let goesOn = true;
    while (goesOn && !stopped()) {
      goesOn = await ask();
      if (goesOn) await new Promise((resolve) => setTimeout(resolve, pollEveryMs(polled)));
    }
    polled -= 1;
  }
  void askAgainAndAgain();
}

// Where the stream does not come, or says that the job is gone, asking tells what is the matter.
function stream(uuid: string, follower: Follower, signal: AbortSignal): void {
  let open = true;
  streams += 1;
  function close() {
    if (open) streams -= 1;
    open = false;
    end();
  }
  function ask() {
    close();
    if (!signal.aborted) poll(uuid, follower, signal);
  }
  const end = followEvents(uuid, {
    progress: follower.onProgress,
    done: (job) => {
      close();
      follower.onEnd(job);
    },
    gone: ask,
    refused: ask,
  });
  signal.addEventListener("abort", close);
}

/** Follows a job to its end, by a stream or, where several are followed already, by asking now and then.
 * Gives the way to stop. */
export function follow(uuid: string, follower: Follower): () => void {
  const stop = new AbortController();
  const way = streams < mostStreams ? stream : poll;
  way(uuid, follower, stop.signal);
  return () => stop.abort();
}
