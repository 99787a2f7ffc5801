import { signal } from "@preact/signals";
import { keep, kept } from "../storage";
import { keptOf, optionsFrom, type ReadingOptions } from "./options";

const keptIn = "ocrchat-reading";

/** How the next document is to be read, as it was chosen last. */
export const chosenOptions = signal<ReadingOptions>(optionsFrom(kept(keptIn)));

export function choose(change: Partial<ReadingOptions>): void {
  chosenOptions.value = { ...chosenOptions.value, ...change };
  keep(keptIn, keptOf(chosenOptions.value));
}
