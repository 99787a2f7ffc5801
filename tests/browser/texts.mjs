// What the app says, by the names of its texts, so that tests do not repeat it.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCatalogue } from "../../web/catalogues.mjs";

const locales = join(dirname(fileURLToPath(import.meta.url)), "../../web/locales");
const catalogues = new Map();

function catalogue(language) {
  if (!catalogues.has(language)) catalogues.set(language, readCatalogue(locales, language));
  return catalogues.get(language);
}

function template(key, count, language) {
  const texts = catalogue(language);
  const found = texts[count === undefined ? key : `${key}_${new Intl.PluralRules(language).select(count)}`] ?? texts[key];
  if (found === undefined) throw new Error(`there is no text ${key}`);
  return found;
}

/** The text of that name, filled as the app does. */
export function text(key, values = {}, language = "en") {
  return template(key, values.count, language).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** That text with anything in the place of the values that are not given. */
export function pattern(key, values = {}, language = "en") {
  const parts = text(key, values, language).split(/\{\w+\}/);
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+"));
}
