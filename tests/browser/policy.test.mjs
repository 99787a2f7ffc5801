// No page breaks the policy that the server sends with it, logs an error, asks another origin or scrolls sideways.
// What is forbidden is noticed by the pages of `setUp` themselves.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { arrived, phone, scrollsSideways, setUp } from "./browser.mjs";
import { everyPage } from "./pages/every.mjs";

const operator = "operator@example.org";
const { server, open, takeForbidden } = await setUp();

let pages = [];

before(async () => {
  const token = server.operator(operator);
  const { uuid } = await server.read("invoice.pdf", { token });
  pages = everyPage({ uuid, slug: "invoice-to-json" });
});

test("the policy is a strict one", async () => {
  const policy = (await server.page()).headers.get("content-security-policy");
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /unsafe/);
});

test("the policy holds: what breaks it is noticed", async () => {
  const page = await open();
  const refused = page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", "<b>from a text</b>");
  });
  await assert.rejects(refused, /TrustedHTML/);
  assert.match(takeForbidden().join(), /TrustedHTML/);
});

test("every page is well, for an account that operates the server", async () => {
  const page = await open("", { email: operator });
  for (const { path } of pages) {
    await page.goto(path);
    await arrived(page);
    assert.match(await page.title(), /. · ocrchat$/, path);
  }
});

test("every page is well without an account", async () => {
  const page = await open();
  for (const { path } of pages) {
    await page.goto(path);
    await arrived(page);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, path);
  }
});

test("no page is wider than a phone", async () => {
  const page = await open("", { email: operator, viewport: phone, isMobile: true, hasTouch: true });
  for (const { path } of pages) {
    await page.goto(path);
    await arrived(page);
    assert.equal(await scrollsSideways(page), false, path);
  }
});
