// How a document is to be read: what is checked, sent and kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { arePages, defaultOptions, exampleSchema, fieldsOf, isJsonObject, keptOf, optionsFrom, tierFor, troubleWith } =
  await load("uploads/options.ts");

test("pages are numbers from 1 and ranges that run forwards", () => {
  for (const text of ["1", "1-3,8", " 2 , 4 - 6 ", "7-7"]) assert.ok(arePages(text), text);
  for (const text of ["", "0", "3-1", "1-", "-2", "1,,2", "a", "1;2", "1.5"]) assert.ok(!arePages(text), text);
});

test("what has to be put right before a file is sent", () => {
  const trouble = (options) => troubleWith({ ...defaultOptions, ...options });
  assert.equal(trouble({}), null);
  assert.equal(trouble({ pages: "x" }), "pages_invalid");
  assert.equal(trouble({ tool: "translate" }), "translate_to_missing");
  assert.equal(trouble({ tool: "translate", translateTo: "de" }), null);
  assert.equal(trouble({ tool: "extract", schema: " " }), "schema_missing");
  assert.equal(trouble({ tool: "extract", schema: "[]" }), "schema_invalid");
  assert.equal(trouble({ tool: "extract", schema: exampleSchema }), null);
  assert.equal(trouble({ schema: "no JSON" }), null, "only the tool that takes a schema has one");
});

test("only fields that say something, and are of the tool, are sent", () => {
  assert.deepEqual(fieldsOf(defaultOptions), { tier: "cpu", language: "auto" });
  const all = { tier: "auto", language: "de", tool: "translate", translateTo: "en", schema: "{}", pages: " 1-3, 8 " };
  assert.deepEqual(fieldsOf(all), { tier: "auto", language: "de", tool: "translate", translate_to: "en", pages: "1-3,8" });
  const extracting = fieldsOf({ ...all, tool: "extract", pages: "" });
  assert.deepEqual(extracting, { tier: "auto", language: "de", tool: "extract", schema: "{}" });
});

test("the tier is one that server and tool can do with", () => {
  const vision = { tier: "vlm" };
  const any = { tier: "either" };
  assert.equal(tierFor("vlm", any, true), "vlm");
  assert.equal(tierFor("vlm", undefined, false), "cpu");
  assert.equal(tierFor("auto", undefined, false), "cpu");
  assert.equal(tierFor("cpu", vision, true), "vlm");
  assert.equal(tierFor("auto", vision, true), "auto");
});

test("options outlive a visit, except the pages, which belong to one document", () => {
  const options = { tier: "auto", language: "de", tool: "extract", translateTo: "en", schema: "{}", pages: "1" };
  assert.deepEqual(optionsFrom(keptOf(options)), { ...options, pages: "" });
});

test("options that make no sense are as if there were none", () => {
  for (const kept of [null, "", "nonsense", "[]", '{"tier":"huge","language":7}']) {
    assert.deepEqual(optionsFrom(kept), defaultOptions);
  }
});

test("a schema is an object of JSON", () => {
  assert.ok(isJsonObject('{"type": "object"}'));
  for (const text of ["", "null", "[]", "1", "{"]) assert.ok(!isJsonObject(text), text);
});
