import { signal } from "@preact/signals";
import { keptOf, optionsFrom, type ReadingOptions } from "./options";

const keptIn = "ocrchat-reading";

/** How the next document is to be read, as it was chosen last. */
export const chosenOptions = signal<ReadingOptions>(optionsFrom(localStorage.getItem(keptIn)));

export function choose(change: Partial<ReadingOptions>): void {
  chosenOptions.value = { ...chosenOptions.value, ...change };
  localStorage.setItem(keptIn, keptOf(chosenOptions.value));
}
