// Checks the texts: that every language has all of them, with the plurals of that language and the values that are
// filled in, and that the code uses the texts there are, and all of them.
//   node check-catalogues.mjs [LOCALES_FOLDER] [SOURCE_FOLDER]
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv, exit } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

const original = "en";
const pluralEnd = /_(zero|one|two|few|many|other)$/;
const placeholder = /\{(\w+)\}/g;

/** A translation of so many words that reads as the original does was forgotten … */
const tellingWords = 4;

/** … but for these, which are the same in some language. */
const sameOnPurpose = new Set([]);

// --- Reading ---------------------------------------------------------------------------------------------------------

/** The keys of a JSON object as they stand in the file: JSON.parse forgets the first of two. */
function keysAsWritten(json) {
  const strings = [...json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)];
  return strings.filter(([, , colon]) => colon).map(([, string]) => JSON.parse(string));
}

/** A language's texts: [area, key, text] of every entry. */
export function readEntries(folder, language) {
  const files = readdirSync(join(folder, language)).filter((name) => name.endsWith(".json")).sort();
  return files.flatMap((name) => {
    const json = readFileSync(join(folder, language, name), "utf8");
    const texts = JSON.parse(json);
    return keysAsWritten(json).map((key) => [name.replace(/\.json$/, ""), key, texts[key]]);
  });
}

function readSources(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.tsx?$/.test(name));
  return names.map((name) => ({ name, code: readFileSync(join(folder, name), "utf8") }));
}

// --- One language ----------------------------------------------------------------------------------------------------

export function baseOf(key) {
  return key.replace(pluralEnd, "");
}

function categoryOf(key) {
  return pluralEnd.exec(key)?.[1];
}

function placeholdersOf(text) {
  return new Set([...text.matchAll(placeholder)].map(([, name]) => name));
}

/** Whether a plural form is that of a single number, so that its text may say the number in words. */
function isOfOneNumber(rules, category) {
  const numbers = Array.from({ length: 200 }, (_, number) => number);
  return numbers.filter((number) => rules.select(number) === category).length === 1;
}

function wordsOf(text) {
  return text.replace(placeholder, " ").split(/\s+/).filter((word) => /\p{L}/u.test(word));
}

/** The keys that a language has to have: those of the original, families of plurals with the forms of that language. */
function expectedKeys(originals, rules) {
  const { pluralCategories } = rules.resolvedOptions();
  return originals.flatMap(([area, key]) => {
    if (!pluralEnd.test(key)) return [`${area}: ${key}`];
    return pluralCategories.map((category) => `${area}: ${baseOf(key)}_${category}`);
  });
}

function keyProblems(entries, originals, rules) {
  const expected = new Set(expectedKeys(originals, rules));
  const names = entries.map(([area, key]) => `${area}: ${key}`);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  return [
    ...[...expected].filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
    ...names.filter((name) => !expected.has(name)).map((name) => `${name} is too much`),
    ...twice.map((name) => `${name} is there twice`),
  ];
}

/** The values that a text of that key is filled with: a family's are those of all its forms. */
function valuesByBase(originals) {
  const values = new Map();
  for (const [, key, text] of originals) {
    values.set(baseOf(key), new Set([...(values.get(baseOf(key)) ?? []), ...placeholdersOf(text)]));
  }
  return values;
}

function placeholderProblems(key, text, expected, rules) {
  const given = placeholdersOf(text);
  const saidInWords = (name) => name === "count" && pluralEnd.test(key) && isOfOneNumber(rules, categoryOf(key));
  return [
    ...[...expected].filter((name) => !given.has(name) && !saidInWords(name)).map((name) => `lacks {${name}}`),
    ...[...given].filter((name) => !expected.has(name)).map((name) => `has {${name}}, which nothing fills in`),
  ];
}

function textProblems(entries, originals, language, rules) {
  const values = valuesByBase(originals);
  const english = new Map(originals.map(([, key, text]) => [key, text]));
  return entries.flatMap(([area, key, text]) => {
    const named = (problems) => problems.map((problem) => `${area}: ${key} ${problem}`);
    if (typeof text !== "string") return named(["is not a text"]);
    if (!text.trim()) return named(["is empty"]);
    const forgotten = language !== original && text === english.get(key) && wordsOf(text).length >= tellingWords;
    return named([
      ...(values.has(baseOf(key)) ? placeholderProblems(key, text, values.get(baseOf(key)), rules) : []),
      ...(forgotten && !sameOnPurpose.has(key) ? ["is not translated"] : []),
    ]);
  });
}

/** What is wrong with a language's texts. */
export function languageProblems(language, entries, originals) {
  const rules = new Intl.PluralRules(language);
  const problems = [...keyProblems(entries, originals, rules), ...textProblems(entries, originals, language, rules)];
  return problems.map((problem) => `${language}/${problem}`);
}

// --- The code --------------------------------------------------------------------------------------------------------

/** The keys that the code names where it takes a text: t("…"), textOf("…"), d("…") of the API's page, t(this ? "…" : "…"). */
function namedKeys(code) {
  const calls = [...code.matchAll(/\b(?:t|textOf|d)\(([^(),]*)/g)].map(([, argument]) => argument);
  return calls.flatMap((argument) => [...argument.matchAll(/"(\w+\.[\w.]+)"/g)].map(([, key]) => key));
}

/** What keys begin with that the code makes at run time: `status.${…}`. */
function prefixesIn(code) {
  return [...code.matchAll(/`(\w+\.[\w.]*)\$\{/g)].map(([, prefix]) => prefix);
}

/** What is wrong between the code and the original's texts. */
export function codeProblems(sources, originals) {
  const keys = new Set(originals.map(([, key]) => baseOf(key)));
  const areas = new Set([...keys].map((key) => key.split(".")[0]));
  const isOurs = (prefix) => areas.has(prefix.split(".")[0]);
  const literals = new Set(sources.flatMap(({ code }) => [...code.matchAll(/"([^"\n]*)"/g)].map(([, literal]) => literal)));
  const prefixes = sources.flatMap(({ name, code }) => prefixesIn(code).filter(isOurs).map((prefix) => ({ name, prefix })));
  const begins = (key) => prefixes.some(({ prefix }) => key.startsWith(prefix));
  const unknownIn = (code) => namedKeys(code).filter((key) => !keys.has(key));
  const unknown = ({ name, code }) => unknownIn(code).map((key) => `${name}: there is no text ${key}`);
  return [
    ...sources.flatMap(unknown),
    ...prefixes.filter(({ prefix }) => ![...keys].some((key) => key.startsWith(prefix)))
      .map(({ name, prefix }) => `${name}: no text begins with ${prefix}`),
    ...[...keys].filter((key) => !literals.has(key) && !begins(key)).map((key) => `nothing in the code uses ${key}`),
  ];
}

// --- Everything ------------------------------------------------------------------------------------------------------

/** All problems of a folder of languages and of the code that uses them. */
export function problemsOf(locales, code) {
  const languages = readdirSync(locales).sort();
  const originals = readEntries(locales, original);
  return [
    ...languages.flatMap((language) => languageProblems(language, readEntries(locales, language), originals)),
    ...codeProblems(readSources(code), originals),
  ];
}

function main() {
  const here = dirname(fileURLToPath(import.meta.url));
  const locales = argv[2] ?? join(here, "locales");
  const problems = problemsOf(locales, argv[3] ?? join(here, "src"));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) exit(1);
  const [texts, languages] = [readEntries(locales, original).length, readdirSync(locales).length];
  console.log(`${texts} texts in ${languages} language(s): all there, all used.`);
}

if (import.meta.url === pathToFileURL(argv[1]).href) main();
