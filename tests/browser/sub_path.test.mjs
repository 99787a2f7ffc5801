// The app below a path of a proxy that the server knows nothing about.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setUp } from "./browser.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { Frame } from "./pages/frame.mjs";
import { proxyBelow } from "./proxy.mjs";
import { text } from "./texts.mjs";

const { server, open } = await setUp();
const email = "reader@example.org";
const token = server.account(email);
const { base, end } = await proxyBelow("/sub/", server);
after(end);

test("pages are reached by links, by their address and by going back", async () => {
  const frame = new Frame(await open("", { base }));
  await frame.link("title.tools").click();
  await frame.heading("title.tools").waitFor();
  assert.equal(frame.page.url(), `${base}tools`);
  await frame.page.reload();
  await frame.heading("title.tools").waitFor();
  await frame.page.goto("tools/invoice-to-json");
  await frame.page.getByRole("link", { name: "ocrchat", exact: true }).click();
  assert.equal(frame.page.url(), base);
  await frame.page.goBack();
  assert.equal(frame.page.url(), `${base}tools/invoice-to-json`);
});

test("a document is shown, searched, asked, downloaded and deleted", async () => {
  const { uuid } = await server.read("invoice.pdf", { token });
  const document = await DocumentPage.open(await open("", { base, email }), uuid);
  await document.shown();
  await document.image(1).waitFor();
  await document.lookFor("hollins");
  await document.found(1, 1).waitFor();
  await document.ask("What is the invoice total?");
  await document.citation(2).first().waitFor();
  assert.match((await document.download("txt")).content.toString(), /Acme Tools/);
  await document.delete();
  await document.page.getByText(text("document.deleted")).waitFor();
  assert.equal(document.page.url(), base);
});
