// What is around every page: the way from page to page, language, appearance, and a server that is not there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, phone, setUp } from "./browser.mjs";
import { Frame } from "./pages/frame.mjs";
import { text } from "./texts.mjs";

const { server, open } = await setUp({ engine: "null" });

async function framed(path, options) {
  return new Frame(await open(path, options));
}

const documentAttribute = (page, name) => page.evaluate((attribute) => document.documentElement.getAttribute(attribute), name);

test("links change the page without loading the app again, and back leads back", async () => {
  const frame = await framed();
  await frame.page.evaluate(() => (window.sameApp = true));
  await frame.link("title.tools").click();
  await frame.heading("title.tools").waitFor();
  assert.equal(await frame.page.title(), `${text("title.tools")} · ocrchat`);
  assert.equal(frame.page.url(), `${server.base}tools`);
  assert.equal(await frame.link("title.tools").getAttribute("aria-current"), "page");
  await frame.page.goBack();
  assert.equal(frame.page.url(), server.base);
  await frame.heading("title.tools").waitFor({ state: "detached" });
  assert.equal(await frame.page.evaluate(() => window.sameApp), true);
});

test("an address that is none says so", async () => {
  const frame = await framed("no/such/page");
  await frame.heading("title.not_found").waitFor();
  await frame.page.getByRole("button", { name: text("frame.to_start") }).click();
  assert.equal(frame.page.url(), server.base);
});

test("pages of an account ask to sign in; the operator's are not there", async () => {
  const frame = await framed("account");
  await frame.page.getByText(text("frame.sign_in_first")).waitFor();
  await frame.page.goto("operator");
  await frame.heading("title.not_found").waitFor();
});

test("the language is the browser's, the address's or the chosen one, which is remembered", async () => {
  const frame = await framed("", { locale: "hi-IN" });
  const hindi = new Frame(frame.page, "hi");
  await hindi.link("title.history").waitFor();
  assert.equal(await documentAttribute(frame.page, "lang"), "hi");
  await hindi.language.selectOption("en");
  await frame.link("title.history").waitFor();
  await frame.page.reload();
  await frame.link("title.history").waitFor();
  assert.equal(await documentAttribute(frame.page, "lang"), "en");
  await frame.page.goto("?lang=hi");
  await hindi.link("title.history").waitFor();
});

test("a browser that keeps nothing shows the app all the same", async () => {
  const frame = await framed("");
  await frame.page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: refuse });
  });
  await frame.page.reload();
  await frame.theme.selectOption("dark");
  assert.equal(await documentAttribute(frame.page, "data-theme"), "dark");
});

test("Arabic is set from right to left", async () => {
  const frame = await framed("?lang=ar");
  await new Frame(frame.page, "ar").link("title.history").waitFor();
  assert.equal(await documentAttribute(frame.page, "dir"), "rtl");
});

test("light and dark are the system's, or as chosen, which is remembered", async () => {
  const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const frame = await framed("", { colorScheme: "light" });
  await frame.theme.waitFor();
  const light = await background(frame.page);
  await frame.page.emulateMedia({ colorScheme: "dark" });
  await eventually(async () => (await background(frame.page)) !== light, "it is dark as the system is");
  await frame.theme.selectOption("light");
  assert.equal(await background(frame.page), light);
  await frame.page.reload();
  await frame.theme.waitFor();
  assert.equal(await background(frame.page), light);
});

test("the content is reached past the navigation", async () => {
  const frame = await framed("pricing");
  await frame.heading("title.pricing").waitFor();
  await frame.page.keyboard.press("Tab");
  await frame.page.keyboard.press("Enter");
  assert.equal(await frame.page.evaluate(() => document.activeElement.id), "main");
});

test("on a phone the navigation is a menu", async () => {
  const frame = await framed("", { viewport: phone });
  assert.equal(await frame.link("title.tools").isVisible(), false);
  await frame.menu.click();
  assert.equal(await frame.menu.getAttribute("aria-expanded"), "true");
  await frame.link("title.tools").click();
  await frame.heading("title.tools").waitFor();
  assert.equal(await frame.link("title.pricing").isVisible(), false);
});

test("the app's files are kept by the browser, its page is not", async () => {
  const page = await open();
  const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const files = names.filter((name) => name.includes("/assets/"));
  assert.ok(files.length > 2);
  for (const file of files) assert.match((await fetch(file)).headers.get("cache-control"), /immutable/, file);
  assert.doesNotMatch((await server.page()).headers.get("cache-control") ?? "", /immutable/);
});
