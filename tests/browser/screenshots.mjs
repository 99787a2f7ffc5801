#!/usr/bin/env node
// Pictures of every page, with content, for people to look at: wide and narrow, light and dark.
//   screenshots.mjs FOLDER [PART_OF_A_NAME …]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { arrived, desktop, launch, noteTraffic, phone } from "./browser.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { everyPage } from "./pages/every.mjs";
import { StartPage } from "./pages/start.mjs";
import { Server, password } from "./server.mjs";

const operator = "operator@example.org";
const folder = argv[2] ?? "build/screenshots";
const wanted = argv.slice(3);

const sizes = [{ viewport: desktop }, { viewport: phone, isMobile: true, hasTouch: true }];
const schemes = ["light", "dark"];

// With this, no page is read in the time there is for it.
const tooSlow = { engine: "null", nullDelayMs: 5000, pageSeconds: 1, pageTries: 1 };

/** A server on which something has happened: documents of several kinds, questions, one that failed. */
async function livelyServer() {
  const server = await Server.start(tooSlow);
  const token = server.operator(operator);
  const jobs = { failed: await server.read("letter.png", { token }) };
  await server.stop();
  for (const setting of Object.keys(tooSlow)) delete server.settings[setting];
  await server.run();
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  for (const name of ["letter.png", "table.png", "arabic.png", "twelve.pdf", "encrypted.pdf", "invoice.pdf"]) {
    const fields = name === "encrypted.pdf" ? { password: "secret" } : {};
    jobs[name] = await server.read(name, { token, ...fields });
  }
  jobs.tool = await server.read("invoice.pdf", { token, tool: "invoice-to-json" });
  for (const message of ["What is the invoice total?", "Who was the first emperor of Ethiopia?"]) {
    const address = `${server.base}api/v1/chat/${jobs["invoice.pdf"].uuid}/`;
    await fetch(address, { method: "POST", headers, body: JSON.stringify({ message }) });
  }
  server.account("waiting@example.org", "free");
  return { server, jobs };
}

/** Does something in the part of a document's page that a narrow window shows alone. */
function inView(view, then) {
  return async (page) => {
    const document = new DocumentPage(page);
    await document.shown();
    const narrow = await document.button(`document.view_${view}`).isVisible();
    if (narrow) await document.button(`document.view_${view}`).click();
    await then(document);
  };
}

/** Fills the list of the start page, also with what is refused. */
async function listed(page) {
  const start = new StartPage(page);
  await start.choose("invoice.pdf", "encrypted.pdf", "notes.txt", "damaged.pdf", "letter.png");
  await start.state("letter.png", "status.done");
}

/** What is pictured: name, path, whether signed in, and what is done before. */
function subjects(jobs) {
  const pathOf = (job) => `documents/${job.uuid}`;
  const nameOf = (path) => path.replace(/documents\/\w+/, "document").replace(/\W+/g, "-") || "start";
  const pages = everyPage({ uuid: jobs["invoice.pdf"].uuid, slug: "invoice-to-json" });
  const without = ["", "history", "account", "sign-in", pathOf(jobs["invoice.pdf"])];
  const inDocument = (job, name, view, then) => ({ name, path: pathOf(job), signedIn: true, then: inView(view, then) });
  return [
    ...pages.map(({ path }) => ({ name: nameOf(path), path, signedIn: true })),
    ...without.map((path) => ({ name: `${nameOf(path)}-stranger`, path, signedIn: false })),
    { name: "not-found", path: "no/such/page", signedIn: false },
    { name: "document-failed", path: pathOf(jobs.failed), signedIn: true },
    { name: "start-list", path: "", signedIn: true, then: listed },
    inDocument(jobs["letter.png"], "document-edit", "result", (document) => document.word("Bristol").dblclick()),
    inDocument(jobs["table.png"], "document-table", "result", (document) => document.tab("tables").click()),
    inDocument(jobs["arabic.png"], "document-arabic", "result", (document) => document.words.waitFor()),
    inDocument(jobs.tool, "document-data", "result", (document) => document.tab("data").click()),
    inDocument(jobs["invoice.pdf"], "document-cited", "chat", (document) => document.citation(2).first().click()),
  ];
}

async function picture(context, { name, path, then }, mark) {
  const page = await context.newPage();
  noteTraffic(page);
  try {
    await page.goto(path);
    await arrived(page);
    await then?.(page);
    await page.waitForTimeout(300);
  } catch (error) {
    console.error(`${name}-${mark}: ${error.message.split("\n")[0]}`);
  }
  await page.screenshot({ path: join(folder, `${name}-${mark}.png`), fullPage: true });
  await page.close();
}

async function contextFor(browser, server, signedIn, options) {
  const context = await browser.newContext({ ...options, baseURL: server.base, locale: "en-GB" });
  context.setDefaultTimeout(5000);
  if (signedIn) await context.request.post("api/v1/session/", { data: { email: operator, password } });
  return context;
}

mkdirSync(folder, { recursive: true });
const { server, jobs } = await livelyServer();
const browser = await launch();
for (const size of sizes) {
  for (const colorScheme of schemes) {
    const contexts = { true: null, false: null };
    const options = { ...size, colorScheme };
    for (const signedIn of [true, false]) contexts[signedIn] = await contextFor(browser, server, signedIn, options);
    const some = subjects(jobs).filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
    for (const subject of some) await picture(contexts[subject.signedIn], subject, `${size.viewport.width}-${colorScheme}`);
    for (const context of Object.values(contexts)) await context.close();
  }
}
await browser.close();
await server.stop();
