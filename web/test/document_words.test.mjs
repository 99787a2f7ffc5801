// Words, the search for them, and tables as text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { fold, hitsOf } = await load("pages/document/logic/folding.ts");
const { wordsOf, isDoubtful, nextDoubt, searchableOf, wordsOfHits } = await load("pages/document/logic/page_words.ts");
const { undoing } = await load("pages/document/logic/undoing.ts");
const { gridOf, rowsOf, csvOf, tsvOf } = await load("pages/document/logic/table_text.ts");

const word = (text, confidence = 0.9, more = {}) => ({ text, confidence, origin: "recognised", bbox: [0, 0, 1, 1], ...more });
const line = (...words) => ({ text: "", words });
const block = (id, lines, layer = "body") => ({ id, layer, lines });

test("case, marks and forms of letters do not matter to the search", () => {
  assert.equal(fold("Crème  BRÛLÉE"), "creme brulee");
  assert.equal(fold("Straße"), fold("STRASSE"));
  assert.equal(fold("ΟΔΟΣ"), fold("οδός"));
  assert.equal(fold("ﬁn ①"), "fin 1");
  assert.equal(fold("كِتَاب"), fold("كتاب"));
  assert.equal(fold("Й"), fold("и"));
});

test("hits do not overlap", () => {
  assert.deepEqual(hitsOf("aaaa", "aa"), [0, 2]);
  assert.deepEqual(hitsOf("aaaa", ""), []);
});

test("words are counted as corrections count them, those of tables over all cells", () => {
  const table = { cells: [{ lines: [line(word("a"), word("b"))] }, { lines: [line(word("c"))] }] };
  const words = wordsOf({ blocks: [block("p0b0", [line(word("x"))]), { id: "p0b1", layer: "body", table }] });
  assert.deepEqual(words.map(({ at, block: { id }, line, word }) => [at, id, line, word]), [
    [0, "p0b0", 0, 0], [1, "p0b1", 0, 0], [2, "p0b1", 0, 1], [3, "p0b1", 1, 0],
  ]);
});

test("doubtful is what has a low figure, not what has none or was corrected", () => {
  assert.ok(isDoubtful(word("a", 0.69)));
  assert.ok(!isDoubtful(word("a", 0.7)));
  assert.ok(!isDoubtful(word("a", null)));
  assert.ok(!isDoubtful(word("a", 0.1, { origin: "corrected" })));
});

test("the next doubtful word comes round to the first", () => {
  const words = wordsOf({ blocks: [block("b", [line(word("a", 0.1), word("b"), word("c", 0.2))])] });
  assert.deepEqual([-1, 0, 2].map((at) => nextDoubt(words, at).at), [0, 2, 0]);
  assert.equal(nextDoubt([], 0), undefined);
});

test("hits are found over words, lines and joined words, not in running heads", () => {
  const words = wordsOf({
    blocks: [
      block("head", [line(word("grand"))], "furniture"),
      block("b", [line(word("The"), word("Grand")), line(word("Hôtel,"), word("東", 1, { joined: true }), word("京"))]),
    ],
  });
  const searchable = searchableOf(words);
  assert.equal(searchable.text, "the grand hotel, 東京 ");
  assert.deepEqual(wordsOfHits(searchable, fold("grand hotel")), [[2, 3]]);
  assert.deepEqual(wordsOfHits(searchable, "東京"), [[4, 5]]);
  assert.deepEqual(wordsOfHits(searchable, "ran"), [[2]]);
});

test("a correction is taken back, also one that made several words of one", () => {
  const place = { block: "p0b1", line: 2 };
  assert.deepEqual(undoing({ ...place, word: 3, was: "inbetween", text: "in between" }), [
    { ...place, word: 3, was: "in", text: "inbetween" },
    { ...place, word: 4, was: "between", text: "" },
  ]);
});

const cell = (row, column, text, more = {}) => ({ row, column, row_span: 1, column_span: 1, header: false, text, ...more });

test("a table becomes text, with what CSV wants quoted", () => {
  const table = { rows: 2, columns: 2, cells: [cell(0, 0, 'a "b"'), cell(0, 1, "c,\nd"), cell(1, 1, "e")] };
  assert.equal(csvOf(gridOf(table)), '"a ""b""","c, d"\r\n,e\r\n');
  assert.equal(tsvOf(gridOf(table)), 'a "b"\tc, d\n\te');
});

test("cells that span leave out the places they cover; missing ones are empty", () => {
  const table = { rows: 2, columns: 3, cells: [cell(0, 0, "wide", { column_span: 2 }), cell(1, 2, "last")] };
  assert.deepEqual(rowsOf(table).map((row) => row.map((one) => one?.text ?? null)), [["wide", null], [null, null, "last"]]);
});
