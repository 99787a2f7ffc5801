// What the pages of pricing and of the operator reckon.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { linkOf, timesUsual, wayTo } = await load("pages/pricing/offers.ts");
const { filtered, newestFirst, stateOf, withAccount } = await load("pages/operator/listing.ts");

test("an address where a plan is sold is followed only if it is one of the web", () => {
  assert.equal(linkOf("https://buy.example.org/x?plan=1"), "https://buy.example.org/x?plan=1");
  assert.equal(linkOf("http://buy.example.org"), "http://buy.example.org/");
  const others = ["", "javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "buy.html", "//buy.example"];
  for (const address of others) assert.equal(linkOf(address), null, address);
});

test("a plan is got by doing nothing, signing up, paying, or asking", () => {
  assert.equal(wayTo({ name: "anonymous", buy_url: "" }), "nothing");
  assert.equal(wayTo({ name: "free", buy_url: "" }), "sign_up");
  assert.equal(wayTo({ name: "paid", buy_url: "https://buy.example.org" }), "buy");
  assert.equal(wayTo({ name: "paid", buy_url: "javascript:alert(1)" }), "operator");
});

test("the share of the queue is told beside the least one", () => {
  const plans = [{ priority: 2 }, { priority: 8 }];
  assert.deepEqual(plans.map((plan) => timesUsual(plan, plans)), [1, 4]);
  assert.equal(timesUsual({ priority: 3 }, [{ priority: 0 }, { priority: 3 }]), 1);
});

const ann = { id: 1, email: "ann@example.org", plan: "free", created_at: "", confirmed: true, disabled: false };
const bob = { id: 2, email: "Bob@example.org", plan: "paid", created_at: "", confirmed: false, disabled: false };

test("accounts are found by address and plan", () => {
  assert.deepEqual(filtered([ann, bob], " BOB"), [bob]);
  assert.deepEqual(filtered([ann, bob], "free"), [ann]);
  assert.deepEqual(filtered([ann, bob], ""), [ann, bob]);
  assert.deepEqual(filtered([ann, bob], "eve"), []);
});

test("a disabled account is so first, whether confirmed or not", () => {
  assert.equal(stateOf(ann), "active");
  assert.equal(stateOf(bob), "unconfirmed");
  assert.equal(stateOf({ ...bob, disabled: true }), "disabled");
});

test("a changed account takes the place of the old one", () => {
  assert.deepEqual(withAccount([ann, bob], { ...bob, confirmed: true }), [ann, { ...bob, confirmed: true }]);
});

test("failures are shown newest first", () => {
  const [older, newer] = [{ at: "2026-01-01T00:00:00.000Z" }, { at: "2026-02-01T00:00:00.000Z" }];
  assert.deepEqual(newestFirst([older, newer]), [newer, older]);
});
