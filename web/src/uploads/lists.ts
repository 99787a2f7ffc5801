import { signal, type ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { call } from "../api/client";
import type { Engine, Language, PlanList, Tool } from "../api/types";
import type { Loaded } from "../components/loaded";

type State<T> = Pick<Loaded<T>, "value" | "failure">;

/** Something that is asked of the server once a visit; nothing in it while it is on its way. */
interface ServerList<T> {
  state: ReadonlySignal<State<T>>;
  load: () => Promise<void>;
}

function listAt<T>(path: string): ServerList<T> {
  const state = signal<State<T>>({ value: null, failure: null });
  let asked = false;
  async function load(): Promise<void> {
    if (asked) return;
    asked = true;
    state.value = { value: null, failure: null };
    try {
      state.value = { value: await call<T>("GET", path), failure: null };
    } catch (failure) {
      asked = false;
      state.value = { value: null, failure };
    }
  }
  return { state, load };
}

export const toolList = listAt<{ tools: Tool[] }>("api/v1/tools/");
export const languageList = listAt<{ languages: Language[] }>("api/v1/languages/");
export const engineList = listAt<{ engines: Engine[] }>("api/v1/engines/");
export const planList = listAt<PlanList>("api/v1/plans/");

/** What the server says, asked for when it is first needed, and the way to ask again after an error. */
export function useList<T>({ state, load }: ServerList<T>): Omit<Loaded<T>, "replace"> {
  useEffect(() => void load(), [load]);
  return { ...state.value, reload: () => void load() };
}
