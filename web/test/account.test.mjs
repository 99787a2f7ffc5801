// What the account pages reckon: where signing in leads, what is wrong with a field, how the chart is drawn.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { safeNext } = await load("pages/account/next.ts");
const { emailTrouble, newPasswordTrouble, neededTrouble } = await load("pages/account/checks.ts");
const { lastDays, niceTop, stack, tiersOf } = await load("pages/account/chart.ts");

const root = new URL("https://example.org/ocr/");
const now = Date.parse("2026-03-02T10:00:00Z");

test("signing in leads to pages of the app", () => {
  assert.equal(safeNext("account", root), "account");
  assert.equal(safeNext("documents/9f2c?page=3", root), "documents/9f2c?page=3");
  assert.equal(safeNext("/ocr/history", root), "history");
  assert.equal(safeNext("https://example.org/ocr/tools/translate", root), "tools/translate");
});

test("signing in leads nowhere else", () => {
  const elsewhere = [
    null, "", "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
    "data:text/html,x", "../", "/", "/other/", "https://example.org.evil.example/ocr/",
    "https://example.org:8443/ocr/account",
    "/ocr//evil.example", "/ocr/https://evil.example", "http://[", "\t//evil.example", "sign-in?next=account", "sign-up/",
    "reset",
  ];
  for (const asked of elsewhere) assert.equal(safeNext(asked, root), "", String(asked));
});

test("what passes stays within the app when it is taken relative to the root", () => {
  const atTop = new URL("https://example.org/");
  const given = ["account", "//evil.example", "/\\evil.example", "/a/../b", "/./account", "/javascript:x", "/%2F/evil.example"];
  for (const asked of given) {
    assert.equal(new URL(safeNext(asked, atTop), atTop).origin, atTop.origin, asked);
  }
});

test("fields are looked at before they are sent", () => {
  assert.equal(emailTrouble(" ann@example.org "), undefined);
  assert.equal(emailTrouble("  "), "account.check_needed");
  for (const wrong of ["ann", "ann@", "@example.org", "a n@example.org", "a@b@c"]) {
    assert.equal(emailTrouble(wrong), "account.check_email", wrong);
  }
  assert.equal(neededTrouble(" "), "account.check_needed");
  assert.equal(neededTrouble("x"), undefined);
});

test("a new password has 10 characters, as people count them, and no more bytes than the server takes", () => {
  assert.equal(newPasswordTrouble("123456789"), "account.check_password");
  assert.equal(newPasswordTrouble("1234567890"), undefined);
  assert.equal(newPasswordTrouble("😀😀😀😀😀"), "account.check_password");
  assert.equal(newPasswordTrouble("ሀ".repeat(400)), "account.check_password_long");
});

test("the days of the chart end with today and leave none out", () => {
  const usage = [
    { day: "2026-03-02", tier: "cpu", pages: 3, credits: 3 },
    { day: "2026-03-02", tier: "vlm", pages: 1, credits: 5 },
    { day: "2026-02-28", tier: "cpu", pages: 2, credits: 2 },
    { day: "2025-12-31", tier: "auto", pages: 9, credits: 9 },
  ];
  const days = lastDays(usage, now);
  assert.equal(days.length, 31);
  assert.equal(days[0].day, "2026-01-31");
  assert.deepEqual(days.slice(-3), [
    { day: "2026-02-28", pages: { cpu: 2 }, all: 2 },
    { day: "2026-03-01", pages: {}, all: 0 },
    { day: "2026-03-02", pages: { cpu: 3, vlm: 1 }, all: 4 },
  ]);
  assert.deepEqual(tiersOf(days), ["cpu", "vlm"]);
});

test("the top of the chart is round, no lower than any bar, and its half is whole", () => {
  const tops = [[0, 1], [1, 1], [2, 2], [3, 6], [6, 10], [10, 10], [11, 20], [170, 200], [201, 500], [999, 1000], [1001, 2000]];
  for (const [most, top] of tops) assert.equal(niceTop(most), top, String(most));
  for (let most = 1; most < 3000; most += 7) {
    assert.ok(niceTop(most) >= most);
    assert.ok(niceTop(most) === 1 || Number.isInteger(niceTop(most) / 2), String(most));
  }
});

test("bars stand on one another, and tiers that were not used have none", () => {
  const day = { day: "2026-03-02", pages: { cpu: 30, vlm: 20 }, all: 50 };
  assert.deepEqual(stack(day, ["auto", "cpu", "vlm"], 100, 100), [
    { tier: "cpu", y: 70, height: 30 },
    { tier: "vlm", y: 50, height: 20 },
  ]);
});
