import type { Language } from "../../api/types";
import { language as appLanguage, languageName, t } from "../../i18n";

const variants = ["old", "vert"] as const;

/** "es-x-old" → "es" and "old": what the standard has no name for. */
function partsOf(code: string): { base: string; variant: (typeof variants)[number] | undefined } {
  const [base = code, suffix] = code.split("-x-");
  return { base, variant: variants.find((one) => one === suffix) };
}

/** A language's name in the app's language, or as the server calls it. */
export function nameOf({ code, name }: Pick<Language, "code" | "name">): string {
  const { base, variant } = partsOf(code);
  const found = languageName(base);
  if (found === base) return name;
  return variant ? t(`languages.variant.${variant}`, { language: found }) : found;
}

/** What its speakers call it; nothing where the browser does not know. */
export function ownNameOf({ code }: Pick<Language, "code">): string | null {
  const { base } = partsOf(code);
  return Intl.DisplayNames.supportedLocalesOf(base).length > 0 ? languageName(base, base) : null;
}

/** "Latn" → "Latin" in the app's language. */
export function scriptName(script: string): string {
  try {
    return new Intl.DisplayNames([appLanguage.value], { type: "script" }).of(script) ?? script;
  } catch {
    return script;
  }
}

/** The languages by name, in the order of the app's language. */
export function sortedByName(languages: readonly Language[]): { language: Language; name: string }[] {
  const compare = new Intl.Collator(appLanguage.value).compare;
  return languages.map((language) => ({ language, name: nameOf(language) })).sort((a, b) => compare(a.name, b.name));
}
