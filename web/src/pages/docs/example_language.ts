import { signal } from "@preact/signals";
import { exampleLanguages, type ExampleLanguage } from "./examples";

const rememberedIn = "ocrchat-examples";
const remembered = exampleLanguages.find((one) => one === localStorage.getItem(rememberedIn));

/** The language in which all examples are shown. */
export const exampleLanguage = signal<ExampleLanguage>(remembered ?? "curl");

export function chooseExampleLanguage(next: ExampleLanguage): void {
  localStorage.setItem(rememberedIn, next);
  exampleLanguage.value = next;
}
