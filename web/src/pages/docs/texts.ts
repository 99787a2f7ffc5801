import { effect, signal } from "@preact/signals";
import loaders from "catalogues:docs";
import type docs from "../../../locales/en/docs.json";
import { language, textIn, type Values } from "../../i18n";

export type DocsKey = keyof typeof docs;

const texts = signal<Record<string, string> | null>(null);

/** Why the texts could not be loaded. */
export const textsFailure = signal<unknown>(null);

/** The text of that name in the app's language; the texts of this page are loaded with it alone. */
export function d(key: DocsKey, values: Values = {}): string {
  return docsTextOf(key, values) ?? key;
}

/** The text of a name that is made at run time; nothing if there is none. */
export function docsTextOf(key: string, values: Values = {}): string | undefined {
  return textIn(texts.value ?? {}, key, values);
}

export function textsAreThere(): boolean {
  return texts.value !== null;
}

/** Loads the texts, and again when the language changes; those of the last language stay until then.
 * @return ends that */
export function followLanguage(): () => void {
  return effect(() => void loadTexts(language.value));
}

export async function loadTexts(tag: string): Promise<void> {
  textsFailure.value = null;
  try {
    const catalogue = await loaders[tag]!();
    if (language.peek() === tag) texts.value = catalogue.default;
  } catch (error) {
    textsFailure.value = error;
  }
}
