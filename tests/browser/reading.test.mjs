// A document while it is read: progress, a reload, other windows, cancelling, and a server that goes away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, setUp } from "./browser.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { pattern, text } from "./texts.mjs";

// Twelve pages take three seconds.
const slowly = { engine: "null", nullDelayMs: 250, trustEmbeddedText: false, workers: 1, renderDpi: 72 };
const { server, open, visitor } = await setUp(slowly);

const pagesDone = async (document) => Number(await document.progress.getAttribute("value"));

async function opened() {
  const { uuid } = await server.submit("twelve.pdf");
  return DocumentPage.open(await open(), uuid);
}

test("progress is shown until the document is read", async () => {
  const document = await opened();
  await document.page.getByText(pattern("document.reading", { count: 12 })).waitFor();
  await document.image(1).waitFor();
  await document.shown();
  await document.page.getByText(text("document.finished")).waitFor();
  await document.progress.waitFor({ state: "detached" });
});

test("a reload in between goes on where it was", async () => {
  const document = await opened();
  await eventually(async () => (await pagesDone(document)) >= 4, "four pages are read");
  await document.page.reload();
  await document.progress.waitFor();
  assert.ok((await pagesDone(document)) >= 4);
  await document.image(1).waitFor();
  await document.shown();
});

test("two windows follow the same document", async () => {
  const { uuid } = await server.submit("twelve.pdf");
  const context = await visitor();
  const windows = [];
  for (let count = 0; count < 2; ++count) windows.push(await DocumentPage.open(await context.newPage(), uuid));
  await Promise.all(windows.map((document) => document.shown()));
});

test("reading is cancelled, here and in another window", async () => {
  const { uuid } = await server.submit("twelve.pdf");
  const context = await visitor();
  const other = await DocumentPage.open(await context.newPage(), uuid);
  const document = await DocumentPage.open(await context.newPage(), uuid);
  await document.delete("document.stop");
  await document.page.getByText(text("document.deleted")).waitFor();
  assert.equal(document.page.url(), server.base);
  await other.gone.waitFor();
  await assert.rejects(server.call("GET", `ocr/${uuid}/`), /404/);
});

test("a document that is deleted elsewhere while it is read is gone", async () => {
  const document = await opened();
  await document.progress.waitFor();
  await server.call("DELETE", `ocr/${document.uuid}/`);
  await document.gone.waitFor();
});

test("its time is over: the page says so", async () => {
  const document = await opened();
  await document.shown();
  await document.page.clock.install();
  await document.page.reload();
  await document.page.getByText(pattern("document.expires")).waitFor();
  await document.page.clock.fastForward("24:30:00");
  const said = document.page.getByText(text("document.expired"));
  await eventually(async () => {
    await document.page.clock.fastForward("01:00");
    return said.isVisible();
  }, "its time is over");
});

test("a server that goes away and comes back is followed again", async () => {
  const document = await opened();
  await eventually(async () => (await pagesDone(document)) >= 1, "a page is read");
  await server.stop();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await server.run();
  await document.shown();
});

test("a server that is not there is said, and asked again on demand", async () => {
  const document = await opened();
  await document.progress.waitFor();
  const { uuid } = document;
  await document.page.evaluate(() => document.querySelector("header a").click());
  await server.stop();
  await document.page.evaluate(() => history.back());
  await document.page.getByText(text("error.network")).waitFor();
  await server.run();
  await document.button("action.retry").click();
  await document.shown();
  assert.equal(document.uuid, uuid);
});
