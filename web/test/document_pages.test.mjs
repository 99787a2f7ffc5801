// The row of pages, the list that shows only a part of it, and what is kept of the pages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { slotsOf, positionOf } = await load("pages/document/logic/slots.ts");
const { stackOf, heightOf, itemAt, itemsNear, anchorAt, placeOf, scrollToShow } = await load(
  "pages/document/logic/virtual_list.ts",
);
const { imageWidth } = await load("pages/document/logic/image_widths.ts");
const { surroundingsOf } = await load("pages/document/logic/surroundings.ts");
const { BoundedCache } = await load("pages/document/logic/bounded_cache.ts");

const brief = (index) => ({ index, width: 100, height: 200 });
const indexes = (slots) => slots.map(({ index, brief }) => (brief ? index : `${index}?`));

test("pages not read yet keep their places", () => {
  assert.deepEqual(indexes(slotsOf([brief(2), brief(0)], 4, false)), [0, "1?", 2, "3?"]);
});

test("chosen pages of a file stand in their order, those to come last", () => {
  assert.deepEqual(indexes(slotsOf([brief(9), brief(7)], 3, false)), [7, 9, "null?"]);
  assert.deepEqual(indexes(slotsOf([brief(9), brief(0)], 3, true)), [0, 9]);
});

test("a page is found by its index in the file", () => {
  assert.equal(positionOf(slotsOf([brief(7), brief(9)], 2, true), 9), 1);
  assert.equal(positionOf(slotsOf([brief(0), brief(1)], 2, true), 1), 1);
  assert.equal(positionOf([], 1), -1);
});

test("only the pages near the window are asked for", () => {
  const stack = stackOf(Array(500).fill(1000), 10);
  assert.equal(heightOf(stack), 10 + 500 * 1010);
  assert.deepEqual(itemsNear(stack, 0, 800, 0), [0, 1]);
  assert.deepEqual(itemsNear(stack, 101_000, 800, 500), [99, 102]);
  assert.deepEqual(itemsNear(stack, 10_000_000, 800, 0), [499, 500]);
  assert.deepEqual(itemsNear(stackOf([], 10), 0, 800, 100), [0, 0]);
});

test("the page at a height", () => {
  const stack = stackOf([100, 50, 200], 10);
  assert.deepEqual([0, 10, 119, 120, 179, 180, 5000].map((y) => itemAt(stack, y)), [0, 0, 0, 1, 1, 2, 2]);
  assert.equal(itemAt(stackOf([], 10), 5), -1);
});

test("a place stays where it is when the pages grow", () => {
  const before = stackOf([100, 100, 100], 0);
  const after = stackOf([300, 200, 200], 0);
  assert.equal(placeOf(after, anchorAt(before, 150)), 400);
});

test("what is seen already is not scrolled to", () => {
  assert.equal(scrollToShow(500, 520, 400, 600), 400);
  assert.equal(scrollToShow(2000, 2020, 400, 600), 1710);
  assert.equal(scrollToShow(10, 20, 400, 600), 0);
});

test("images come in few widths, and no wider than the page", () => {
  assert.equal(imageWidth(390, 1, 2480), 400);
  assert.equal(imageWidth(390, 3, 2480), 1200);
  assert.equal(imageWidth(1300, 2, 2480), 2480);
  assert.equal(imageWidth(9000, 2, 0), 4800);
});

test("a word is shown with what stands around it, not beyond the page", () => {
  const page = { width: 1000, height: 500 };
  assert.deepEqual(surroundingsOf([400, 100, 500, 120], page), [320, 88, 580, 132]);
  assert.deepEqual(surroundingsOf([0, 0, 990, 20], page), [0, 0, 1000, 32]);
});

test("the cache forgets what was not used for longest", () => {
  const cache = new BoundedCache(2);
  cache.put("a", 1);
  cache.put("b", 2);
  cache.get("a");
  cache.put("c", 3);
  assert.deepEqual([cache.get("a"), cache.get("b"), cache.get("c"), cache.size], [1, undefined, 3, 2]);
});
