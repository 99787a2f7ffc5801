import { password as usual } from "../server.mjs";
import { pattern, text } from "../texts.mjs";

const exactly = { exact: true };

/** Signing up and in, and the page of an account. */
export class AccountPages {
  constructor(page) {
    this.page = page;
    this.email = page.getByLabel(text("account.field_email"), exactly);
    this.password = page.getByLabel(text("account.field_password"), exactly);
    this.newPassword = page.getByLabel(text("account.field_new_password"), exactly);
    this.currentPassword = page.getByLabel(text("account.password_current"), exactly);
    this.tokenName = page.getByLabel(text("account.tokens_new"), exactly);
    this.dialog = page.getByRole("dialog");
  }

  button(key, values) {
    return this.page.getByRole("button", { name: text(key, values), exact: true });
  }

  async signUp(email, password = usual) {
    await this.page.goto("sign-up");
    await this.email.fill(email);
    await this.password.fill(password);
    await this.button("sign_up.action").click();
  }

  async signIn(email, password = usual) {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.page.getByRole("main").getByRole("button", { name: text("sign_in.action"), exact: true }).click();
  }

  // Going away before the answer to signing in is there would undo it.
  async opened() {
    await this.page.getByRole("button", { name: text("action.sign_out") }).waitFor();
    await this.page.goto("account");
    await this.page.getByRole("heading", { name: text("account.tokens") }).waitFor();
  }

  token(name) {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("heading", { name, exact: true }) });
  }

  /** Makes a token, and gives its secret as the page shows it. */
  async makeToken(name) {
    await this.tokenName.fill(name);
    await this.button("account.tokens_make").click();
    await this.token(name).getByRole("button", { name: pattern("account.secret_show") }).click();
    return this.token(name).locator("code").textContent();
  }

  ofToken(key, name) {
    return this.page.getByRole("button", { name: `${text(key)}: ${text("account.secret_of", { name })}` });
  }
}
