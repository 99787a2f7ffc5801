// axe finds nothing on any page, in light, dark and from right to left.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { arrived, findings, phone, setUp } from "./browser.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { everyPage } from "./pages/every.mjs";
import { Frame } from "./pages/frame.mjs";

const operator = "operator@example.org";
const { server, open } = await setUp();

let pages = [];
let uuid = "";

before(async () => {
  const token = server.operator(operator);
  ({ uuid } = await server.read("invoice.pdf", { token }));
  pages = everyPage({ uuid, slug: "invoice-to-json" });
});

async function wellOnEveryPage(language, options) {
  const page = await open("", { email: operator, ...options });
  for (const { path } of pages) {
    await page.goto(`${path}?lang=${language}`);
    await arrived(page);
    assert.deepEqual(await findings(page), [], path);
  }
}

test("every page in light", () => wellOnEveryPage("en", { colorScheme: "light" }));

test("every page in dark", () => wellOnEveryPage("en", { colorScheme: "dark" }));

test("every page from right to left", () => wellOnEveryPage("ar", { colorScheme: "light" }));

test("pages for those who have no account", async () => {
  const page = await open();
  for (const path of ["", "account", "history", "sign-in", `documents/${uuid}`, "no/such/page"]) {
    await page.goto(path);
    await arrived(page);
    assert.deepEqual(await findings(page), [], path);
  }
});

test("a document with an answer, an open editor, an open menu and a question", async () => {
  const document = await DocumentPage.open(await open("", { email: operator }), uuid);
  await document.shown();
  await document.ask("What is the invoice total?");
  await document.citation(2).first().click();
  await document.citedBoxes.first().waitFor();
  await document.lookFor("bristol");
  await document.found(1, 1).waitFor();
  await document.word("Bristol").dblclick();
  await document.page.getByText("Download", { exact: true }).click();
  assert.deepEqual(await findings(document.page), []);
  await document.page.keyboard.press("Escape");
  await document.tab("markdown").click();
  await document.tab("json").waitFor();
  assert.deepEqual(await findings(document.page), []);
  await document.button("action.delete").first().click();
  await document.dialog.waitFor();
  assert.deepEqual(await findings(document.page), []);
});

test("the menu of a phone", async () => {
  const frame = new Frame(await open("", { viewport: phone, colorScheme: "dark" }));
  await frame.menu.click();
  assert.deepEqual(await findings(frame.page), []);
});
