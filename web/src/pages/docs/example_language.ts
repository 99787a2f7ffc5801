import { signal } from "@preact/signals";
import { keep, kept } from "../../storage";
import { exampleLanguages, type ExampleLanguage } from "./examples";

const rememberedIn = "ocrchat-examples";
const remembered = exampleLanguages.find((one) => one === kept(rememberedIn));

/** The language in which all examples are shown. */
export const exampleLanguage = signal<ExampleLanguage>(remembered ?? "curl");

export function chooseExampleLanguage(next: ExampleLanguage): void {
  keep(rememberedIn, next);
  exampleLanguage.value = next;
}
