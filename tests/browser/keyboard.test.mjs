// Everything can be done without a mouse.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setUp, tabTo } from "./browser.mjs";
import { deleteByKeys, downloadByKeys } from "./keys.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { text } from "./texts.mjs";

const { server, open } = await setUp();
const email = "reader@example.org";
const token = server.account(email);

async function opened(options) {
  const { uuid } = await server.read("invoice.pdf", options?.email ? { token } : {});
  const document = await DocumentPage.open(await open("", options), uuid);
  await document.word("Dear").waitFor();
  return document;
}

const focused = (page) => page.evaluate(() => document.activeElement.textContent);

test("words are walked through, and corrected", async () => {
  const document = await opened();
  const { page } = document;
  const { keyboard } = page;
  await tabTo(page, document.word("Acme"));
  await keyboard.press("ArrowRight");
  assert.equal(await focused(page), "Tools");
  await document.markedBox.waitFor();
  await keyboard.press("Home");
  await keyboard.press("ArrowDown");
  assert.equal(await focused(page), "Dear");
  await keyboard.press("Enter");
  await document.editorOf("Dear").waitFor();
  await keyboard.press("Escape");
  await document.editorOf("Dear").waitFor({ state: "detached" });
  assert.equal(await focused(page), "Dear");
  await keyboard.press("Enter");
  await document.editorOf("Dear").waitFor();
  await keyboard.type("Deer");
  await keyboard.press("Enter");
  await document.word("Deer").waitFor();
  assert.equal(await focused(page), "Deer");
});

test("pages are turned, searched and shown in another form", async () => {
  const document = await opened();
  const { page } = document;
  await tabTo(page, document.button("document.next_page"));
  await page.keyboard.press("Enter");
  await document.word("INVOICE").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("hollins");
  await page.keyboard.press("Enter");
  await document.found(1, 1).waitFor();
  await tabTo(page, document.tab("text"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await document.tab("tables").getAttribute("aria-selected"), "true");
});

test("a file is downloaded, and the document deleted", async () => {
  const document = await opened();
  const file = await downloadByKeys(document, "txt");
  assert.match(readFileSync(await file.path(), "utf8"), /Acme Tools/);
  await deleteByKeys(document);
});

test("a question is asked, and its answer looked up", async () => {
  const document = await opened({ email });
  const { page } = document;
  await tabTo(page, document.question);
  await page.keyboard.type("What is the invoice total?");
  await page.keyboard.press("Enter");
  await tabTo(page, document.citation(2).first(), { backwards: true });
  await page.keyboard.press("Enter");
  await document.citedBoxes.first().waitFor();
});
