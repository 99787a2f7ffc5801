// The whole way through the app, as a stranger, as somebody with an account, and from the one to the other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp, tabTo } from "./browser.mjs";
import { documentFile } from "./documents.mjs";
import { deleteByKeys, downloadByKeys } from "./keys.mjs";
import { AccountPages } from "./pages/account.mjs";
import { Frame } from "./pages/frame.mjs";
import { HistoryPage } from "./pages/history.mjs";
import { StartPage } from "./pages/start.mjs";
import { text } from "./texts.mjs";

const { open, server } = await setUp();

const said = async (document, format) => String((await document.download(format)).content);

async function send(page, name) {
  const start = new StartPage(page);
  await start.choose(name);
  return start.arrived();
}

test("without an account: read, look, search, correct, download, find again, delete", async () => {
  const document = await send(await open(), "letter.png");
  await document.word("Bristol").hover();
  await document.markedBox.waitFor();
  await document.lookFor("workshop");
  await document.found(1, 1).waitFor();
  await document.correct("Bristol", "Bath");
  assert.match(await said(document, "txt"), /workshop in Bath opens/);
  assert.match(await said(document, "md"), /workshop in Bath opens/);
  await new Frame(document.page).link("title.history").click();
  await new HistoryPage(document.page).link("letter.png").click();
  await document.word("Bath").waitFor();
  await document.delete();
  await document.page.getByText(text("document.deleted")).waitFor();
});

test("with an account: sign up, make a token, read, look, ask, look up, correct, download, delete", async () => {
  const account = new AccountPages(await open());
  await account.signUp("newcomer@example.org");
  await new Frame(account.page).link("title.account").click();
  const token = await account.makeToken("laptop");
  await account.page.getByRole("link", { name: "ocrchat", exact: true }).click();
  const document = await send(account.page, "invoice.pdf");
  const { uuid } = document;
  assert.equal((await server.call("GET", `ocr/${uuid}/`, { token })).name, "invoice.pdf");
  await document.word("Dear").hover();
  await document.markedBox.waitFor();
  await document.lookFor("carrier");
  await document.found(1, 1).waitFor();
  await document.ask("What is the invoice total?");
  await document.citation(2).first().click();
  await document.citedBoxes.first().waitFor();
  await document.correct("2026-118", "2026-119");
  for (const format of ["txt", "md", "json"]) assert.match(await said(document, format), /2026-119/, format);
  for (const format of ["docx", "pdf", "csv"]) assert.ok((await said(document, format)).length > 100, format);
  await document.delete();
  await document.page.getByText(text("document.deleted")).waitFor();
  await assert.rejects(server.call("GET", `ocr/${uuid}/`, { token }), /404/);
});

test("a stranger reads, signs up from the document, comes back to it and asks it", async () => {
  const document = await send(await open(), "invoice.pdf");
  const { uuid } = document;
  await document.page.getByRole("main").getByRole("link", { name: text("title.sign_up") }).click();
  const account = new AccountPages(document.page);
  await account.email.fill("curious@example.org");
  await account.password.fill("a password that is long");
  await account.button("sign_up.action").click();
  await document.shown();
  assert.equal(document.uuid, uuid);
  await document.ask("Who is the carrier?");
  await document.citation(3).first().waitFor();
});

test("without a mouse: choose, read, download, delete", async () => {
  const page = await open();
  const start = new StartPage(page);
  // Long before it comes: the browser has to be told that no dialog of its own is wanted.
  const chooser = page.waitForEvent("filechooser");
  await tabTo(page, start.files);
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(documentFile("invoice.pdf"));
  const document = await start.arrived();
  assert.match((await downloadByKeys(document, "md")).suggestedFilename(), /\.md$/);
  await deleteByKeys(document);
});
