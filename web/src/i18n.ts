import { computed, signal } from "@preact/signals";
import loaders from "catalogues:app";
import type account from "../locales/en/account.json";
import type common from "../locales/en/common.json";
import type documentTexts from "../locales/en/document.json";
import type operator from "../locales/en/operator.json";
import type start from "../locales/en/start.json";
import type tools from "../locales/en/tools.json";
import { keep, kept } from "./storage";

type Entry = keyof typeof account | keyof typeof common | keyof typeof documentTexts | keyof typeof operator | keyof typeof start | keyof typeof tools;

/** The name of a text; a text with plurals (`files_one`, `files_other`) goes by the name without its end. */
export type Key = Entry extends infer E ? (E extends `${infer Base}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Base : E) : never;

export type Values = Record<string, string | number>;

const rememberedIn = "ocrchat-language";
const texts = signal<Record<string, string>>({});

/** The language of the app, as a BCP 47 tag. */
export const language = signal("en");
export const languages = Object.keys(loaders);

const plurals = computed(() => new Intl.PluralRules(language.value));
const rightToLeft = new Set(["ar", "fa", "he", "ur"]);

export function isRightToLeft(tag: string): boolean {
  return rightToLeft.has(tag.split("-")[0] ?? "");
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? formatNumber(value) : value;
  });
}

/** The text of that name in a catalogue. `{name}` in it is replaced by the value of that name; `count` chooses the
 * plural. */
export function textIn(catalogue: Record<string, string>, key: string, values: Values = {}): string | undefined {
  const count = values["count"];
  const form = typeof count === "number" ? `${key}_${plurals.value.select(count)}` : key;
  const text = catalogue[form] ?? catalogue[`${key}_other`] ?? catalogue[key];
  return text === undefined ? undefined : filled(text, values);
}

/** The text of that name in the app's language. */
export function t(key: Key, values: Values = {}): string {
  return textIn(texts.value, key, values) ?? key;
}

/** The text of a name that is made at run time, such as that of an error's code; nothing if there is none. */
export function textOf(key: string, values: Values = {}): string | undefined {
  const text = texts.value[key];
  return text === undefined ? undefined : filled(text, values);
}

function wanted(): string[] {
  const asked = new URLSearchParams(location.search).get("lang");
  const remembered = kept(rememberedIn);
  return [asked, remembered, ...navigator.languages].filter((tag): tag is string => Boolean(tag));
}

/** The first wanted language that there is, also where only a variant of it is wanted ("pt-BR"). */
export function chosenOf(tags: readonly string[], available: readonly string[]): string {
  for (const tag of tags) {
    const short = tag.toLowerCase().split("-")[0] ?? "";
    const found = available.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? available.find((one) => one === short);
    if (found) return found;
  }
  return "en";
}

async function show(tag: string): Promise<void> {
  const catalogue = await loaders[tag]!();
  texts.value = catalogue.default;
  language.value = tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = isRightToLeft(tag) ? "rtl" : "ltr";
}

/** The language that the address asks for, else the one chosen before, else the browser's. */
export async function startLocale(): Promise<void> {
  await show(chosenOf(wanted(), languages));
}

/** Changes the language, and remembers it. */
export async function chooseLanguage(tag: string): Promise<void> {
  keep(rememberedIn, tag);
  await show(tag);
}

/** A language's own name for itself, or in the app's language. */
export function languageName(tag: string, inLanguage: string = language.value): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language.value, options).format(value);
}

/** 0.934 → "93 %", as the language writes it. */
export function formatPercent(share: number): string {
  return formatNumber(share, { style: "percent", maximumFractionDigits: 0 });
}

/** 2621440 → "2.5 MB" */
export function formatBytes(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return formatNumber(bytes / 2 ** (10 * power), { style: "unit", unit: units[power]!, unitDisplay: "short", maximumFractionDigits: 1 });
}

export function formatDate(instant: string | number | Date, options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" }): string {
  return new Intl.DateTimeFormat(language.value, options).format(new Date(instant));
}

/** "in 23 hours", "3 minutes ago": from now to the instant, in its largest unit. */
export function formatDistance(instant: string | number | Date, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? steps[3]!;
  return new Intl.RelativeTimeFormat(language.value, { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}
