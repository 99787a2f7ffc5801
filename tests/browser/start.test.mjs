// The way of a document from the start page to its own, and everything that may go wrong on it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eventually, setUp } from "./browser.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { StartPage } from "./pages/start.mjs";
import { Server } from "./server.mjs";
import { pattern, text } from "./texts.mjs";

const { server, open } = await setUp();
const tiny = await Server.start({
  plans: 'anonymous = {pages = 4, file-pages = 10, file-bytes = 30000, jobs = 0}',
  anonymous: true,
});
after(() => tiny.stop("SIGKILL"));

async function started(options = {}, path = "") {
  const start = new StartPage(await open(path, options));
  await start.files.waitFor({ state: "attached" });
  return start;
}

test("a file that is chosen is read, and shown", async () => {
  const start = await started();
  await start.choose("letter.png");
  const document = await start.arrived();
  await document.title.getByText("letter.png").waitFor();
  await document.word("Bristol").waitFor();
});

test("a file that is dropped or pasted is read, and shown", async () => {
  for (const kind of ["drop", "paste"]) {
    const start = await started();
    await start.bring(kind, "invoice.pdf");
    await start.arrived();
  }
});

test("several files are listed with how far they are, and opened from there", async () => {
  const start = await started();
  await start.choose("letter.png", "invoice.pdf", "twelve.pdf");
  for (const name of ["letter.png", "invoice.pdf", "twelve.pdf"]) await start.state(name, "status.done");
  await start.open("twelve.pdf").click();
  const document = await start.arrived();
  await document.title.getByText("twelve.pdf").waitFor();
  await document.page.goBack();
  await start.row("letter.png").waitFor();
  await start.button("queue.clear").click();
  await start.list.waitFor({ state: "hidden" });
});

test("what cannot be read says why", async () => {
  const start = await started();
  await start.choose("notes.txt", "empty.png", "damaged.pdf");
  await start.state("notes.txt", "error.unsupported_type");
  await start.state("empty.png", "error.empty_file");
  await start.state("damaged.pdf", "error.unreadable_file");
  await start.button("queue.remove_named", "notes.txt").click();
  await start.row("notes.txt").waitFor({ state: "detached" });
});

test("a file that is none of what its name says is refused by the server", async () => {
  const start = await started();
  await start.files.setInputFiles({ name: "notes.png", mimeType: "image/png", buffer: Buffer.from("Just notes.") });
  await start.state("notes.png", "error.unsupported_type");
});

test("an encrypted file asks for its password until it is the right one", async () => {
  const start = await started();
  await start.choose("encrypted.pdf");
  await start.state("encrypted.pdf", "error.password_required");
  await start.unlock("encrypted.pdf", "open sesame");
  await start.state("encrypted.pdf", "error.wrong_password");
  await start.unlock("encrypted.pdf", "secret");
  await start.arrived();
});

test("a file that is too large or too long for the plan is refused", async () => {
  const start = await started({ base: tiny.base });
  await start.choose("letter.png", "twelve.pdf");
  await start.state("letter.png", "queue.too_large");
  await start.state("twelve.pdf", "error.too_many_pages");
});

test("out of pages, the way to more is shown", async () => {
  const start = await started({ base: tiny.base });
  await start.choose("invoice.pdf");
  await start.arrived();
  await start.page.goto("");
  await start.page.getByText(text("start.left", { count: 1 })).waitFor();
  await start.choose("invoice.pdf");
  await start.state("invoice.pdf", "error.out_of_pages", { used: 3, cap: 4 });
  await start.row("invoice.pdf").getByRole("link", { name: text("queue.see_plans") }).click();
  await start.page.getByRole("heading", { level: 1, name: text("title.pricing") }).waitFor();
});

test("a server that is busy is asked again by itself", async () => {
  const start = await started();
  let refusals = 0;
  await start.page.route("**/api/v1/ocr/?*", (route) => {
    if (route.request().method() !== "POST" || ++refusals > 1) return route.continue();
    return route.fulfill({ status: 503, headers: { "Retry-After": "1" }, json: { error: "Busy.", code: "overloaded" } });
  });
  await start.choose("invoice.pdf");
  await start.state("invoice.pdf", "queue.again_in", { count: 1 });
  await start.arrived();
});

test("a connection that is lost is taken up again, and makes one document", async () => {
  const email = "traveller@example.org";
  const token = server.account(email);
  const start = await started({ email });
  let losses = 0;
  await start.page.route("**/api/v1/ocr/?*", async (route) => {
    if (route.request().method() !== "POST" || ++losses > 1) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  await start.choose("invoice.pdf");
  await start.state("invoice.pdf", "queue.connection_lost");
  await start.arrived();
  assert.equal((await server.call("GET", "ocr/", { token })).jobs.length, 1);
});

test("only the chosen pages are read", async () => {
  const start = await started();
  await start.pages.fill("3-1");
  await start.page.getByText(text("start.pages_invalid")).waitFor();
  await start.pages.fill("2");
  await start.choose("invoice.pdf");
  const document = await start.arrived();
  await document.word("INVOICE").waitFor();
  await document.page.getByText(text("pages.count", { count: 1 }), { exact: true }).waitFor();
});

// The list of tools comes later than the page.
function chosenTool(start, slug) {
  return eventually(async () => (await start.tool.inputValue()) === slug, `${slug} is chosen`);
}

test("a tool makes its data of the document, and is remembered", async () => {
  const start = await started({}, "?tool=invoice-to-json");
  await chosenTool(start, "invoice-to-json");
  await start.choose("invoice.pdf");
  const document = await start.arrived();
  await document.tab("data").click();
  await document.result.getByText("2026-118").first().waitFor();
  await start.page.goto("");
  await chosenTool(start, "invoice-to-json");
});

test("the page of a tool reads a document with it", async () => {
  const start = await started({}, "tools/extract-tables");
  await start.choose("table.png");
  const document = await start.arrived();
  await document.tab("data").click();
  await document.result.getByText("Pears").first().waitFor();
});

test("what the server cannot do cannot be chosen", async () => {
  const start = await started();
  await start.page.getByText(text("start.no_vision")).first().waitFor();
  assert.ok(await start.tier("vlm").isDisabled());
  assert.ok(await start.tier("cpu").isChecked());
});

test("a server for accounts only says so", async () => {
  const closed = await Server.start({ anonymous: false });
  closed.account("member@example.org");
  const stranger = await open("", { base: closed.base });
  await stranger.getByText(text("start.members_only")).waitFor();
  const member = new StartPage(await open("", { base: closed.base, email: "member@example.org" }));
  await member.choose("invoice.pdf");
  await member.arrived();
  await closed.stop();
});

test("reading goes on in the list after a reload, and is cancelled there", async () => {
  const slow = await Server.start({ engine: "null", nullDelayMs: 1000, trustEmbeddedText: false, workers: 1, renderDpi: 72 });
  const start = await started({ base: slow.base });
  await start.choose("twelve.pdf", "invoice.pdf");
  await start.state("twelve.pdf", "queue.pages_read", { count: 12 });
  await start.page.reload();
  await start.state("twelve.pdf", "queue.pages_read", { count: 12 });
  const href = await start.open("twelve.pdf").getAttribute("href");
  await start.button("queue.cancel_named", "twelve.pdf").click();
  await start.row("twelve.pdf").waitFor({ state: "detached" });
  const document = new DocumentPage(start.page);
  await start.page.goto(href);
  await document.gone.waitFor();
  await slow.stop();
});

test("the limits of the plan are said before anything is sent", async () => {
  const start = await started({ base: tiny.base });
  await start.page.getByText(pattern("start.kinds", { pages: text("pages.count", { count: 10 }) })).waitFor();
});
