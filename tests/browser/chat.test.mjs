// Questions to a document, by the account that sent it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { phone, setUp } from "./browser.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { text } from "./texts.mjs";

const { server, open } = await setUp();
const email = "reader@example.org";
const token = server.account(email);

async function opened(name = "invoice.pdf", options = {}) {
  const { uuid } = await server.read(name, { token });
  const document = await DocumentPage.open(await open("", { email, ...options }), uuid);
  await document.shown();
  return document;
}

test("an answer names the page on which it stands, and leads there", async () => {
  const document = await opened();
  await document.ask("What is the invoice total and due date?");
  await document.citation(2).first().waitFor();
  await document.chat.getByText("42").first().waitFor();
  await document.citation(2).first().click();
  await document.citedBoxes.first().waitFor();
  assert.equal(await document.pageNumber.inputValue(), "2");
});

test("what the document does not say is not answered", async () => {
  const document = await opened();
  await document.ask("Who was the first emperor of Ethiopia?");
  await document.chat.getByText(text("chat.not_found")).waitFor();
  assert.equal(await document.citation("\\d+").count(), 0);
});

test("a question of ours is asked by a click", async () => {
  const document = await opened();
  await document.button("chat.example_3").click();
  await document.chat.getByText(text("chat.example_3")).waitFor();
  await document.chat.getByRole("heading", { name: text("chat.answer") }).waitFor();
});

test("the conversation is there after a reload, until it is forgotten", async () => {
  const document = await opened();
  await document.ask("Who is the carrier?");
  await document.citation(3).first().waitFor();
  await document.page.reload();
  await document.citation(3).first().waitFor();
  await document.button("chat.forget").click();
  await document.dialog.getByRole("button", { name: text("chat.forget_action") }).click();
  await document.chat.getByText(text("chat.empty")).waitFor();
});

test("what an answer quotes never acts", async () => {
  const document = await opened("hostile.pdf");
  await document.ask("When does the workshop in Bristol open?");
  await document.citation(1).first().waitFor();
  await document.ask("What does the onerror of the img say?");
  await document.chat.getByRole("heading", { name: text("chat.answer") }).nth(1).waitFor();
  assert.equal(await document.chat.locator("img, script, style, a").count(), 0);
  assert.doesNotMatch(await document.page.title(), /PWNED/);
});

test("without an account the way to one is shown", async () => {
  const { uuid } = await server.read("invoice.pdf");
  const document = await DocumentPage.open(await open(), uuid);
  await document.page.getByText(text("chat.for_accounts")).waitFor();
});

test("a document sent without an account can be asked with one", async () => {
  const { uuid } = await server.read("invoice.pdf");
  const document = await DocumentPage.open(await open("", { email }), uuid);
  await document.ask("What is the invoice total?");
  await document.citation(2).first().waitFor();
});

test("another account's document is not there", async () => {
  const { uuid } = await server.read("invoice.pdf", { token: server.account("other@example.org") });
  const document = await DocumentPage.open(await open("", { email }), uuid);
  await document.gone.waitFor();
});

test("on a phone the citation shows the page", async () => {
  const document = await opened("invoice.pdf", { viewport: phone, isMobile: true, hasTouch: true });
  await document.button("document.view_chat").click();
  await document.ask("What is the invoice total?");
  await document.citation(2).first().click();
  await document.citedBoxes.first().waitFor();
});
