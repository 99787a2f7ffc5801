import { signal, type ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { call } from "../api/client";
import type { Engine, Language, PlanList, Tool } from "../api/types";

/** Something that is asked of the server once a visit; both null while it is on its way. */
interface Loaded<T> {
  value: T | null;
  error: unknown;
}

interface ServerList<T> {
  state: ReadonlySignal<Loaded<T>>;
  load: () => Promise<void>;
}

function listAt<T>(path: string): ServerList<T> {
  const state = signal<Loaded<T>>({ value: null, error: null });
  let asked = false;
  async function load(): Promise<void> {
    if (asked) return;
    asked = true;
    state.value = { value: null, error: null };
    try {
      state.value = { value: await call<T>("GET", path), error: null };
    } catch (error) {
      asked = false;
      state.value = { value: null, error };
    }
  }
  return { state, load };
}

export const toolList = listAt<{ tools: Tool[] }>("api/v1/tools/");
export const languageList = listAt<{ languages: Language[] }>("api/v1/languages/");
export const engineList = listAt<{ engines: Engine[] }>("api/v1/engines/");
export const planList = listAt<PlanList>("api/v1/plans/");

/** What the server says, asked for when it is first needed, and the way to ask again after an error. */
export function useList<T>({ state, load }: ServerList<T>): Loaded<T> & { again: () => void } {
  useEffect(() => void load(), [load]);
  return { ...state.value, again: () => void load() };
}
