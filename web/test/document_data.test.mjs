// Streams of events, and the data of tools.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { EventStreamParser } = await load("pages/document/logic/event_stream.ts");
const { viewOf, readableName } = await load("pages/document/logic/tool_data.ts");

test("events come out whole, however they are cut", () => {
  const stream = 'retry: 1\n\nevent: status\ndata: {"state":1}\n\n: still here\n\ndata: a\ndata:b\r\n\r\n';
  for (const size of [1, 3, 7, stream.length]) {
    const parser = new EventStreamParser();
    const events = [];
    for (let at = 0; at < stream.length; at += size) events.push(...parser.push(stream.slice(at, at + size)));
    assert.deepEqual(events, [{ event: "status", data: '{"state":1}' }, { event: "message", data: "a\nb" }], `cut every ${size}`);
  }
});

test("an event that is not ended is none yet", () => {
  assert.deepEqual(new EventStreamParser().push("event: draft\ndata: {}\n"), []);
});

test("a value shows where it stands", () => {
  const total = { value: 119, quote: "119.00 EUR", page: 0, box: [1, 2, 3, 4], confidence: 0.96 };
  assert.deepEqual(viewOf({ total, due_date: null, paid: false }), {
    kind: "fields",
    fields: [
      ["total", { kind: "proven", value: { kind: "text", text: "119" }, page: 0, box: [1, 2, 3, 4] }],
      ["due_date", { kind: "nothing" }],
      ["paid", { kind: "truth", value: false }],
    ],
  });
});

test("what can be read in two ways shows its quote", () => {
  const view = viewOf({ value: null, quote: "03/04/2026", page: 1 });
  assert.deepEqual(view, { kind: "proven", value: { kind: "text", text: "03/04/2026" }, page: 1, box: null });
});

test("alike objects are a table", () => {
  const view = viewOf([{ check: "a", result: "passed" }, { check: "b", note: "c" }]);
  assert.deepEqual(view.columns, ["check", "result", "note"]);
  assert.deepEqual(view.rows[1], [{ kind: "text", text: "b" }, { kind: "nothing" }, { kind: "text", text: "c" }]);
});

test("a table of the document keeps its head and its place", () => {
  const view = viewOf({ tables: [{ page: 2, box: [0, 0, 9, 9], header: ["Item"], rows: [["Pen"]] }] });
  const table = view.fields[0][1].items[0];
  assert.equal(table.page, 2);
  assert.deepEqual(table.value, { kind: "table", columns: ["Item"], rows: [[{ kind: "text", text: "Pen" }]] });
});

test("data that is nested without end ends as text", () => {
  let value = "x";
  for (let i = 0; i < 40; ++i) value = { value };
  assert.ok(JSON.stringify(viewOf(value)).length < 2000);
});

test("names are written as words", () => assert.equal(readableName("due_date"), "due date"));
