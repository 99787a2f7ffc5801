// The life of an account in the browser: signing up, tokens, passwords, deletion.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.mjs";
import { AccountPages } from "./pages/account.mjs";
import { Frame } from "./pages/frame.mjs";
import { password } from "./server.mjs";
import { pattern, text } from "./texts.mjs";

const { server, open } = await setUp();

let counter = 0;

function newcomer() {
  return `member${++counter}@example.org`;
}

/** The page of an account that is signed in. */
async function member(email = newcomer()) {
  server.account(email, "free");
  const account = new AccountPages(await open("", { email }));
  await account.opened();
  return { account, email };
}

async function stranger(path = "") {
  return new AccountPages(await open(path));
}

test("who signs up is signed in, makes a token, and it works", async () => {
  const account = await stranger();
  await account.signUp(newcomer());
  await new Frame(account.page).link("title.account").waitFor();
  assert.equal(account.page.url(), server.base);
  await account.opened();
  const token = await account.makeToken("laptop");
  assert.match(token, /^ocr_/);
  await account.page.getByRole("region", { name: "curl" }).getByText(token).waitFor();
  assert.equal((await server.read("invoice.pdf", { token })).status, "done");
  await account.page.reload();
  await account.page.getByText(pattern("account.usage_summary", { count: 3 })).first().waitFor();
});

test("what is wrong with a field is said beside it, before anything is sent", async () => {
  const account = await stranger();
  await account.signUp("nobody", "short");
  await account.page.getByText(text("account.check_email")).waitFor();
  await account.page.getByText(text("account.check_password")).waitFor();
  assert.equal(await account.email.getAttribute("aria-invalid"), "true");
  assert.ok(await account.email.evaluate((field) => field === document.activeElement));
});

test("an address that has an account is refused without saying so", async () => {
  const { email } = await member();
  const account = await stranger();
  await account.signUp(email);
  await account.page.getByText(text("sign_up.refused")).waitFor();
});

test("a wrong password is refused, the right one leads on", async () => {
  const { email } = await member();
  const account = await stranger("sign-in?next=account");
  await account.signIn(email, "not the password");
  await account.page.getByText(text("error.login_failed")).waitFor();
  await account.signIn(email);
  await account.page.getByRole("heading", { name: text("account.tokens") }).waitFor();
});

test("no address leads to another site after signing in", async () => {
  const { email } = await member();
  for (const next of ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]) {
    const account = await stranger(`sign-in?next=${encodeURIComponent(next)}`);
    await account.signIn(email);
    await new Frame(account.page).link("title.account").waitFor();
    assert.equal(account.page.url(), server.base);
  }
});

test("who signs out is out, and the page of the account asks to sign in", async () => {
  const { account } = await member();
  await account.button("action.sign_out").first().click();
  await new Frame(account.page).link("title.sign_in").waitFor();
  await account.page.goto("account");
  await account.page.getByText(text("frame.sign_in_first")).waitFor();
});

test("a session that ended elsewhere is said", async () => {
  const { account, email } = await member();
  server.command(["account", "disable", email]);
  await account.tokenName.fill("late");
  await account.button("account.tokens_make").click();
  await account.page.getByRole("alert").waitFor();
});

test("a token is renamed, copied and revoked", async () => {
  const { account } = await member();
  await account.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const token = await account.makeToken("laptop");
  await account.token("laptop").getByRole("button", { name: text("action.copy"), exact: true }).click();
  assert.equal(await account.page.evaluate(() => navigator.clipboard.readText()), token);
  await account.ofToken("account.tokens_rename", "laptop").click();
  await account.page.getByLabel(text("account.tokens_name"), { exact: true }).fill("desk");
  await account.button("action.save").click();
  await account.ofToken("account.tokens_revoke", "desk").click();
  await account.dialog.getByRole("button", { name: text("account.tokens_revoke") }).click();
  await account.page.getByText(text("account.tokens_revoked", { name: "desk" })).waitFor();
  await account.token("desk").waitFor({ state: "detached" });
  await assert.rejects(server.call("GET", "account/", { token }), /token_invalid/);
});

test("a token is copied also where the page came by plain HTTP, as browsers have no clipboard for it there", async () => {
  const { account } = await member();
  const { page } = account;
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  const token = await account.makeToken("laptop");
  const copy = account.token("laptop").getByRole("button", { name: text("action.copy"), exact: true });
  await copy.click();
  await account.token("laptop").getByText(text("action.copied")).waitFor();
  await account.tokenName.focus();
  await page.keyboard.press("Control+V");
  assert.equal(await account.tokenName.inputValue(), token);
});

test("the password is changed by who knows it", async () => {
  const { account, email } = await member();
  await account.currentPassword.fill("not the password");
  await account.newPassword.fill("battery staple horse");
  await account.button("account.password_change").click();
  await account.page.getByText(text("account.password_wrong")).waitFor();
  await account.currentPassword.fill(password);
  await account.button("account.password_change").click();
  await account.page.getByText(text("account.password_changed")).waitFor();
  const again = await stranger("sign-in");
  await again.signIn(email, "battery staple horse");
  await new Frame(again.page).link("title.account").waitFor();
});

test("an account is deleted by its address and its password", async () => {
  const { account, email } = await member();
  await account.button("account.delete").click();
  await account.dialog.getByLabel(text("account.delete_type", { email })).fill("somebody else");
  await account.dialog.getByLabel(text("account.field_password"), { exact: true }).fill(password);
  await account.dialog.getByRole("button", { name: text("account.delete") }).click();
  await account.dialog.getByText(text("account.delete_type_wrong")).waitFor();
  await account.dialog.getByLabel(text("account.delete_type", { email })).fill(email);
  await account.dialog.getByRole("button", { name: text("account.delete") }).click();
  await account.page.getByText(text("account.delete_done")).waitFor();
  await new Frame(account.page).link("title.sign_in").waitFor();
  const again = await stranger("sign-in");
  await again.signIn(email);
  await again.page.getByText(text("error.login_failed")).waitFor();
});
