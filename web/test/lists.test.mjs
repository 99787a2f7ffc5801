// Lists of documents and languages: what a filter finds, what is chosen, what has expired.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { chosenOf, filtered, marked, withJob, withoutJob } = await load("pages/history/jobs.ts");
const { matching } = await load("pages/languages/matching.ts");
const { unexpired } = await load("uploads/kept_lists.ts");

const jobs = [
  { uuid: "1", name: "Invoice.pdf", status: "done" },
  { uuid: "2", name: "letter.png", status: "failed" },
  { uuid: "3", name: "invoice 2.pdf", status: "failed" },
];
const uuids = (list) => list.map(({ uuid }) => uuid).join("");

test("documents are found by a part of their name, and by their status", () => {
  assert.equal(uuids(filtered(jobs, { name: " INV", status: "" })), "13");
  assert.equal(uuids(filtered(jobs, { name: "", status: "failed" })), "23");
  assert.equal(uuids(filtered(jobs, { name: "inv", status: "failed" })), "3");
});

test("of the chosen ones, those that a filter hides are left alone", () => {
  const chosen = marked(marked(new Set(), ["1", "2", "3"], true), ["3"], false);
  assert.equal(uuids(chosenOf(jobs.slice(1), chosen)), "2");
});

test("a job is put in or taken out by its uuid", () => {
  assert.equal(uuids(withoutJob(jobs, "2")), "13");
  assert.equal(withJob(jobs, { uuid: "2", status: "done" })[1].status, "done");
  assert.equal(withJob(jobs, { uuid: "9" }).length, 3);
});

test("what has expired is left out", () => {
  const list = [{ expires_at: "2026-01-01T00:00:00Z" }, { expires_at: "2026-01-03T00:00:00Z" }];
  assert.deepEqual(unexpired(list, Date.parse("2026-01-02T00:00:00Z")), [list[1]]);
});

test("languages are found by any of their names, whatever the accents", () => {
  const french = { language: { code: "fr", name: "French", aliases: ["fra", "fre"] }, name: "Französisch", ownName: "français" };
  const welsh = { language: { code: "cy", name: "Welsh", aliases: ["cym"] }, name: "Walisisch", ownName: null };
  const found = (text) => matching([french, welsh], text).map(({ language }) => language.code).join();
  assert.equal(found("franc"), "fr");
  assert.equal(found("FRANZO"), "fr");
  assert.equal(found("fre"), "fr");
  assert.equal(found("wel"), "cy");
  assert.equal(found(" "), "fr,cy");
  assert.equal(found("zzz"), "");
});
