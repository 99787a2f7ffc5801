// A document that is read: its pages beside its text, search, corrections, downloads, and what a long or hostile one does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, phone, scrollsSideways, setUp } from "./browser.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { pattern, text } from "./texts.mjs";

const { server, open, visitor } = await setUp();
const invoice = await server.read("invoice.pdf");

async function opened(job = invoice, options = {}) {
  const document = await DocumentPage.open(await open("", options), job.uuid);
  await document.shown();
  return document;
}

test("shows the pages beside what they say", async () => {
  const document = await opened();
  await document.title.getByText("invoice.pdf").waitFor();
  await document.image(1).waitFor();
  await document.word("Dear").waitFor();
  assert.equal(await document.page.title(), "invoice.pdf · ocrchat");
});

test("a word that is pointed at in the text is marked on the page, and the other way round", async () => {
  const document = await opened();
  await document.word("Dear").hover();
  await document.markedBox.waitFor();
  const box = await document.markedBox.boundingBox();
  await document.title.hover();
  await document.markedBox.waitFor({ state: "detached" });
  await document.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await document.markedWord.waitFor();
  assert.equal(await document.markedWord.textContent(), "Dear");
});

test("boxes lie on their words at any size", async () => {
  const document = await opened();
  const placeOfDear = async () => {
    await document.word("Dear").hover();
    const image = await document.image(1).boundingBox();
    const box = await document.markedBox.boundingBox();
    await document.title.hover();
    return [(box.x - image.x) / image.width, (box.y - image.y) / image.height];
  };
  const before = await placeOfDear();
  await document.button("document.zoom_in").click();
  const after = await placeOfDear();
  for (const axis of [0, 1]) assert.ok(Math.abs(before[axis] - after[axis]) < 0.01, `${before} and ${after}`);
});

test("finds words anywhere in the document, and goes there", async () => {
  const document = await opened();
  await document.lookFor("hollins");
  await document.found(1, 1).waitFor();
  await document.image(3).waitFor();
  await eventually(async () => (await document.pageNumber.inputValue()) === "3", "page 3 is shown");
  await document.lookFor("acme");
  await document.found(1, 2).waitFor();
  await document.search.press("Enter");
  await document.found(2, 2).waitFor();
  await document.lookFor("nowhere to be found");
  await document.page.getByText(text("document.search_none")).waitFor();
});

test("gives every format as a file", async () => {
  const document = await opened();
  const signs = { txt: "Acme Tools", md: "Acme Tools", docx: "PK", pdf: "%PDF", csv: "page,line", json: "{" };
  for (const [format, sign] of Object.entries(signs)) {
    const { name, content } = await document.download(format);
    assert.match(name, new RegExp(`\\.${format}$`));
    assert.ok(content.includes(sign), `${name} without ${sign}`);
  }
});

test("a double click opens the word that was clicked", async () => {
  const document = await opened(await server.read("letter.png"));
  await document.word("Bristol").dblclick();
  await document.editorOf("Bristol").waitFor();
  await document.page.keyboard.press("Escape");
  await document.word("Bristol").waitFor();
});

test("a corrected word is in every download, and can be taken back", async () => {
  const document = await opened(await server.read("invoice.pdf"));
  await document.correct("Dear", "Dearest");
  await document.page.getByText(text("document.corrected")).waitFor();
  assert.match(String((await document.download("txt")).content), /Dearest Sir/);
  assert.match(String((await document.download("md")).content), /Dearest Sir/);
  assert.match(String((await document.download("json")).content), /"corrected"/);
  await document.page.reload();
  await document.word("Dearest").waitFor();
  await document.lookFor("dearest");
  await document.found(1, 1).waitFor();
});

test("a correction is undone", async () => {
  const document = await opened(await server.read("invoice.pdf"));
  await document.correct("Dear", "Near");
  await document.button("document.undo").click();
  await document.word("Dear").waitFor();
  assert.match(String((await document.download("txt")).content), /Dear Sir/);
});

test("a word that was corrected elsewhere meanwhile is loaded again", async () => {
  const job = await server.read("invoice.pdf");
  const [one, other] = [await opened(job), await opened(job)];
  await other.word("Dear").waitFor();
  await one.correct("Dear", "Near");
  await other.word("Dear").dblclick();
  await other.editorOf("Dear").fill("Clear");
  await other.editorOf("Dear").press("Enter");
  await other.page.getByText(text("error.changed_meanwhile")).waitFor();
  await other.word("Near").waitFor();
});

test("tables, Markdown and JSON have their tabs", async () => {
  const document = await opened(await server.read("table.png"));
  await document.tab("tables").click();
  await document.result.getByRole("cell", { name: "Pears" }).or(document.result.getByText("Pears")).first().waitFor();
  await document.tab("markdown").click();
  await document.result.getByRole("heading", { name: "Market list" }).waitFor();
  await document.tab("markdown").press("ArrowRight");
  assert.equal(await document.tab("tables").getAttribute("aria-selected"), "true");
  await document.tab("json").click();
  await document.result.getByText('"blocks"').waitFor();
});

test("what a document says never acts", async () => {
  const document = await opened(await server.read("hostile.pdf"));
  await document.words.getByText("onerror", { exact: false }).first().waitFor();
  await document.tab("markdown").click();
  await document.result.getByText("The workshop in Bristol").waitFor();
  for (const name of ["script", "style", "img:not([src^='api/'])", "a[href^='javascript:']"]) {
    assert.equal(await document.result.locator(name).count(), 0, name);
  }
  assert.doesNotMatch(await document.page.title(), /PWNED/);
});

test("of a document of 500 pages only those in sight exist", async () => {
  const document = await opened(await server.read("long.pdf"));
  await document.image(1).waitFor();
  await document.pageNumber.fill("400");
  await document.pageNumber.press("Enter");
  await document.image(400).waitFor();
  await document.words.getByText("400.", { exact: false }).or(document.words.getByText("400")).first().waitFor();
  assert.ok((await document.pages.getByRole("img").count()) < 12);
  assert.ok((await document.page.locator("*").count()) < 3000);
  await document.lookFor("secret word");
  await document.page.getByText(pattern("document.search_count", { count: 500 })).waitFor();
});

test("a document of another script is read in its direction", async () => {
  const document = await opened(await server.read("arabic.png", { language: "ar" }));
  const paragraph = document.words.locator("p").first();
  await paragraph.waitFor();
  assert.equal(await paragraph.evaluate((element) => getComputedStyle(element).direction), "rtl");
  assert.equal(await document.words.getAttribute("lang"), "ar");
});

test("on a phone one part is shown at a time, and nothing is wider than the screen", async () => {
  const document = await opened(invoice, { viewport: phone, hasTouch: true, isMobile: true });
  await document.image(1).waitFor();
  assert.equal(await scrollsSideways(document.page), false);
  await document.button("document.view_result").click();
  await document.word("Dear").waitFor();
  assert.equal(await scrollsSideways(document.page), false);
});

test("is deleted once that is confirmed, and in every window", async () => {
  const job = await server.read("invoice.pdf");
  const context = await visitor();
  const [one, other] = [new DocumentPage(await context.newPage()), new DocumentPage(await context.newPage())];
  for (const { page } of [one, other]) await page.goto(`documents/${job.uuid}`);
  await Promise.all([one.shown(), other.shown()]);
  await one.page.bringToFront();
  await one.button("action.delete").click();
  await one.dialog.waitFor();
  await one.page.keyboard.press("Escape");
  await one.dialog.waitFor({ state: "hidden" });
  await one.delete();
  await one.page.getByText(text("document.deleted")).waitFor();
  assert.equal(one.page.url(), server.base);
  await other.gone.waitFor();
  await one.page.goto(`documents/${job.uuid}`);
  await one.gone.waitFor();
});

test("a document deleted on another machine is gone as soon as something is asked of it", async () => {
  const job = await server.read("invoice.pdf");
  const document = await opened(job);
  await server.call("DELETE", `ocr/${job.uuid}/`);
  await document.lookFor("hollins");
  await document.gone.waitFor();
});
