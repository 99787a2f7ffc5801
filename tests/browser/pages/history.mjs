import { text } from "../texts.mjs";

/** The list of what was read before. */
export class HistoryPage {
  constructor(page) {
    this.page = page;
    this.rows = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
    this.filter = page.getByLabel(text("history.filter_name"), { exact: true });
    this.status = page.getByRole("combobox", { name: text("history.filter_status") });
    this.dialog = page.getByRole("dialog");
  }

  static async open(page) {
    await page.goto("history");
    return new HistoryPage(page);
  }

  row(name) {
    return this.rows.filter({ hasText: name });
  }

  link(name) {
    return this.page.getByRole("link", { name, exact: true });
  }

  mark(name) {
    return this.page.getByRole("checkbox", { name: text("history.select", { name }) });
  }

  button(key, values) {
    return this.page.getByRole("button", { name: text(key, values), exact: true });
  }

  async confirm(count) {
    await this.dialog.getByRole("button", { name: text("action.delete") }).click();
    await this.page.getByText(text("history.deleted", { count })).waitFor();
  }
}
