#!/usr/bin/env node
// Pictures of every page, with content, for people to look at: wide and narrow, light and dark.
//   screenshots.mjs FOLDER [PART_OF_A_NAME …]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { arrived, launch, noteTraffic } from "./browser.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { everyPage } from "./pages/every.mjs";
import { Server, password } from "./server.mjs";

const operator = "operator@example.org";
const folder = argv[2] ?? "build/screenshots";
const wanted = argv.slice(3);

const widths = [{ width: 1280, height: 900 }, { width: 390, height: 844 }];
const schemes = ["light", "dark"];

/** A server on which something has happened: documents of several kinds, questions, one that failed. */
async function livelyServer() {
  const server = await Server.start();
  const token = server.operator(operator);
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  const jobs = {};
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

async function contextFor(browser, server, signedIn, viewport, colorScheme) {
  const context = await browser.newContext({ viewport, colorScheme, baseURL: server.base, locale: "en-GB" });
  context.setDefaultTimeout(5000);
  if (signedIn) await context.request.post("api/v1/session/", { data: { email: operator, password } });
  return context;
}

mkdirSync(folder, { recursive: true });
const { server, jobs } = await livelyServer();
const browser = await launch();
for (const viewport of widths) {
  for (const colorScheme of schemes) {
    const contexts = { true: null, false: null };
    for (const signedIn of [true, false]) contexts[signedIn] = await contextFor(browser, server, signedIn, viewport, colorScheme);
    const some = subjects(jobs).filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
    for (const subject of some) await picture(contexts[subject.signedIn], subject, `${viewport.width}-${colorScheme}`);
    for (const context of Object.values(contexts)) await context.close();
  }
}
await browser.close();
await server.stop();
