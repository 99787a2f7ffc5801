import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { call, isCancelled } from "../api/client";
import { errorText } from "../errors";
import { t } from "../i18n";
import { Banner } from "./banner";

/** What was asked of the server: not there yet, there, or failed. */
export interface Loaded<T> {
  value: T | null;
  failure: unknown;
  /** Asks again; what is there stays until the answer comes. */
  reload: () => void;
  /** Puts in what the server answered to a change. */
  replace: (value: T) => void;
}

/** Gets what is at that address of the API, and again when it changes. */
export function useLoaded<T>(path: string): Loaded<T> {
  const [value, replace] = useState<T | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const asked = new AbortController();
    const arrived = (next: T) => {
      replace(() => next);
      setFailure(null);
    };
    const failed = (error: unknown) => {
      if (!isCancelled(error)) setFailure(error);
    };
    call<T>("GET", path, undefined, asked.signal).then(arrived, failed);
    return () => asked.abort();
  }, [path, turn]);
  const reload = useCallback(() => setTurn((last) => last + 1), []);
  return { value, failure, reload, replace };
}

interface AwaitedProps<T> {
  of: Pick<Loaded<T>, "value" | "failure" | "reload">;
  children: (value: T) => ComponentChildren;
}

/** Shows what has been loaded; until then that it is under way, or why not and a way to try again. */
export function Awaited<T>({ of: { value, failure, reload }, children }: AwaitedProps<T>) {
  return (
    <>
      {failure !== null && (
        <Banner kind="error">
          {errorText(failure)} <button class="button small" onClick={reload}>{t("action.retry")}</button>
        </Banner>
      )}
      {value !== null && children(value)}
      {value === null && failure === null && <p class="loading" role="status">{t("frame.loading")}</p>}
    </>
  );
}
