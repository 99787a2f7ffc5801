// What the operator of a server sees and does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.mjs";
import { AccountPages } from "./pages/account.mjs";
import { DocumentPage } from "./pages/document.mjs";
import { Frame } from "./pages/frame.mjs";
import { text } from "./texts.mjs";

const operator = "operator@example.org";

// No page is read in the time there is for it.
const tooSlow = { engine: "null", nullDelayMs: 5000, pageSeconds: 1, pageTries: 1, trustEmbeddedText: false };
const { server, open } = await setUp({ confirmAccounts: true, ...tooSlow });
server.operator(operator);

test("the operator lets a newcomer in, changes a plan and disables an account", async () => {
  const waiting = "newcomer@example.org";
  const newcomers = new AccountPages(await open());
  await newcomers.signUp(waiting);
  await newcomers.page.getByRole("heading", { name: text("sign_up.waits_title") }).waitFor();
  const page = await open("operator", { email: operator });
  await page.getByRole("button", { name: text("operator.account_confirm_of", { email: waiting }) }).click();
  const row = page.getByRole("row").filter({ hasText: waiting });
  await row.getByText(text("operator.state.active")).waitFor();
  await page.getByLabel(text("operator.account_plan_of", { email: waiting })).selectOption("paid");
  await newcomers.page.goto("sign-in");
  await newcomers.signIn(waiting);
  await new Frame(newcomers.page).link("title.account").waitFor();
  await newcomers.opened();
  await newcomers.page.getByText(text("account.plan_is", { plan: text("pricing.plan.paid") })).waitFor();
  await page.getByRole("button", { name: text("operator.account_disable_of", { email: waiting }) }).click();
  await page.getByRole("dialog").getByRole("button", { name: text("operator.account_disable") }).click();
  await row.getByText(text("operator.state.disabled")).waitFor();
  await newcomers.page.reload();
  await newcomers.page.getByText(text("frame.sign_in_first")).waitFor();
});

test("a page that was given up is listed, and its document says why", async () => {
  const { uuid } = await server.read("letter.png");
  const document = await DocumentPage.open(await open(), uuid);
  await document.page.getByRole("heading", { name: text("document.failed_title") }).waitFor();
  await document.page.getByText(text("error.page_timeout")).waitFor();
  const page = await open("operator", { email: operator });
  const failures = page.getByRole("region", { name: text("operator.failures") });
  await failures.getByText("page_timeout").first().waitFor();
  assert.match(await failures.getByRole("row").nth(1).textContent(), new RegExp(uuid.slice(0, 8)));
});

test("who does not operate the server sees none of it", async () => {
  server.account("member@example.org");
  const page = await open("operator", { email: "member@example.org" });
  await new Frame(page).heading("title.not_found").waitFor();
  assert.equal((await page.request.get("api/v1/operator/accounts/")).ok(), false);
});
