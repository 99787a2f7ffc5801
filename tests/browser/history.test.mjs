// The list of what was read before: an account's, or that of a browser without one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, setUp } from "./browser.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { HistoryPage } from "./pages/history.mjs";
import { StartPage } from "./pages/start.mjs";
import { text } from "./texts.mjs";

const { server, open } = await setUp();

let counter = 0;

/** The list of a new account with these documents, which are read one after the other. */
async function listOf(...names) {
  const email = `reader${++counter}@example.org`;
  const token = server.account(email);
  for (const name of names) await server.read(name, { token });
  return HistoryPage.open(await open("", { email }));
}

const shows = (history, count) => eventually(async () => (await history.rows.count()) === count, `${count} rows are shown`);

test("an account's documents are listed, the newest first, and opened", async () => {
  const history = await listOf("invoice.pdf", "twelve.pdf");
  await shows(history, 2);
  assert.match(await history.rows.first().textContent(), /twelve\.pdf/);
  await history.link("invoice.pdf").click();
  await new DocumentPage(history.page).title.getByText("invoice.pdf").waitFor();
});

test("the list is filtered by name and by state", async () => {
  const history = await listOf("invoice.pdf", "twelve.pdf");
  await history.filter.fill("INV");
  await shows(history, 1);
  await history.filter.fill("nothing of that name");
  await history.page.getByText(text("history.no_match")).waitFor();
  await history.filter.fill("");
  await history.status.selectOption("done");
  await shows(history, 2);
  await history.status.selectOption("failed");
  await history.page.getByText(text("history.no_match")).waitFor();
});

test("documents are deleted one by one, and several at once", async () => {
  const history = await listOf("invoice.pdf", "twelve.pdf", "hostile.pdf");
  await history.button("history.delete_named", { name: "hostile.pdf" }).click();
  await history.confirm(1);
  await shows(history, 2);
  await history.mark("invoice.pdf").check();
  await history.mark("twelve.pdf").check();
  await history.button("history.delete_chosen", { count: 2 }).click();
  await history.confirm(2);
  await history.page.getByText(text("history.empty")).waitFor();
});

test("a long list is shown in parts", async () => {
  const email = "collector@example.org";
  const token = server.account(email);
  for (let count = 0; count < 51; ++count) await server.submit("invoice.pdf", { token });
  const history = await HistoryPage.open(await open("", { email }));
  await shows(history, 50);
  await history.button("history.more").click();
  await shows(history, 51);
});

test("without an account the browser remembers, and forgets what was deleted", async () => {
  const start = new StartPage(await open());
  await start.choose("invoice.pdf");
  const document = new DocumentPage(start.page);
  await document.shown();
  const history = await HistoryPage.open(start.page);
  await history.page.getByText(text("history.in_browser")).waitFor();
  await history.link("invoice.pdf").click();
  await document.shown();
  await document.delete();
  await document.page.getByText(text("document.deleted")).waitFor();
  await HistoryPage.open(start.page);
  await history.page.getByText(text("history.empty")).waitFor();
});

test("what somebody else sent is not listed", async () => {
  await server.read("invoice.pdf");
  const history = await HistoryPage.open(await open());
  await history.page.getByText(text("history.empty")).waitFor();
});
