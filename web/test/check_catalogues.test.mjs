// The check of the catalogues finds what it is there to find.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { codeProblems, problemsOf } from "../check-catalogues.mjs";

const program = join(dirname(fileURLToPath(import.meta.url)), "../check-catalogues.mjs");
const folder = mkdtempSync(join(tmpdir(), "ocrchat-catalogues-"));
after(() => rmSync(folder, { recursive: true }));

const english = {
  "start.title": "Read a document of yours",
  "start.by": "By {name}",
  "files_one": "{count} file",
  "files_other": "{count} files",
};
const german = {
  "start.title": "Dokument lesen",
  "start.by": "Von {name}",
  "files_one": "Eine Datei",
  "files_other": "{count} Dateien",
};
const code = 't("start.title"); t("start.by", { name }); t("files", { count });';

let made = 0;

/** Folders of languages and code: what they are to hold, by path. */
function written(files) {
  const place = join(folder, String(++made));
  for (const [path, content] of Object.entries({ "src/app.ts": code, ...files })) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  return [join(place, "locales"), join(place, "src")];
}

function problemsWith(language, texts) {
  return problemsOf(...written({ "locales/en/start.json": english, [`locales/${language}/start.json`]: texts }));
}

test("whole languages are well", () => {
  assert.deepEqual(problemsWith("de", german), []);
});

test("a missing and a superfluous text are found", () => {
  const { "start.by": _, ...texts } = german;
  assert.deepEqual(problemsWith("de", { ...texts, "start.more": "Mehr" }), [
    "de/start: start.by is missing",
    "de/start: start.more is too much",
  ]);
});

test("a text in another area is missing in its own", () => {
  const { "start.by": by, ...texts } = german;
  const files = { "locales/en/start.json": english, "locales/de/start.json": texts, "locales/de/other.json": { "start.by": by } };
  assert.deepEqual(problemsOf(...written(files)), ["de/start: start.by is missing", "de/other: start.by is too much"]);
});

test("a text that stands twice in a file is found", () => {
  const twice = JSON.stringify(german).replace("{", '{"start.title": "Lesen",');
  assert.deepEqual(problemsWith("de", twice), ["de/start: start.title is there twice"]);
});

test("plurals have the forms of the language, not those of English", () => {
  const russian = { ...german, "files_one": "{count} файл", "files_other": "{count} файла" };
  assert.deepEqual(problemsWith("ru", russian), ["ru/start: files_few is missing", "ru/start: files_many is missing"]);
  const japanese = { ...german, "files_one": "{count}件", "files_other": "{count}件" };
  assert.deepEqual(problemsWith("ja", japanese), ["ja/start: files_one is too much"]);
});

test("the number is left out only where the form stands for one number", () => {
  const russian = { ...german, "files_one": "файл", "files_few": "{count}", "files_many": "{count}" };
  assert.deepEqual(problemsWith("ru", russian), ["ru/start: files_one lacks {count}"]);
  assert.deepEqual(problemsWith("de", { ...german, "files_other": "Dateien" }), ["de/start: files_other lacks {count}"]);
});

test("values that are missing or that nothing fills in are found", () => {
  assert.deepEqual(problemsWith("de", { ...german, "start.by": "Von {nmae}" }), [
    "de/start: start.by lacks {name}",
    "de/start: start.by has {nmae}, which nothing fills in",
  ]);
});

test("empty texts, and what is no text, are found", () => {
  assert.deepEqual(problemsWith("de", { ...german, "start.title": " " }), ["de/start: start.title is empty"]);
  assert.deepEqual(problemsWith("de", { ...german, "start.title": ["x"] }), ["de/start: start.title is not a text"]);
});

test("a longer text that reads as in English is not translated; a short one may be", () => {
  const forgotten = { ...german, "start.title": english["start.title"] };
  assert.deepEqual(problemsWith("de", forgotten), ["de/start: start.title is not translated"]);
  assert.deepEqual(problemsWith("de", { ...german, "start.by": english["start.by"] }), []);
});

const originals = Object.entries(english).map(([key, text]) => ["start", key, text]);
const problemsOfCode = (...codes) => codeProblems(codes.map((text, at) => ({ name: `${at}.ts`, code: text })), originals);

test("texts that nothing uses are found", () => {
  assert.deepEqual(problemsOfCode('t("start.title"); t("files", { count })'), ["nothing in the code uses start.by"]);
});

test("a text is used by its name in a table, or by the beginning of its name", () => {
  assert.deepEqual(problemsOfCode('const page = { title: "start.title" }; t("files")', "t(`start.${what}`)"), []);
});

test("texts that are not there are found", () => {
  assert.deepEqual(problemsOfCode(code, 't(open ? "start.title" : "start.closed")'), ["1.ts: there is no text start.closed"]);
  assert.deepEqual(problemsOfCode(code, "textOf(`start.error_${code}`)"), ["1.ts: no text begins with start.error_"]);
  assert.deepEqual(problemsOfCode(code, "fetch(`tools.example/${slug}`)"), []);
});

test("the program says what is wrong, and fails", () => {
  const well = written({ "locales/en/start.json": english });
  assert.match(execFileSync("node", [program, ...well], { encoding: "utf8" }), /^4 texts in 1 /);
  const folders = written({ "locales/en/start.json": { ...english, "start.more": "More" } });
  const wrong = spawnSync("node", [program, ...folders], { encoding: "utf8" });
  assert.equal(wrong.status, 1);
  assert.equal(wrong.stderr, "nothing in the code uses start.more\n");
});
