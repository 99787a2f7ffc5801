import { text } from "../texts.mjs";

/** What is around every page: navigation, language, appearance, messages. */
export class Frame {
  constructor(page, language = "en") {
    this.page = page;
    this.text = (key, values) => text(key, values, language);
    this.navigation = page.getByRole("navigation", { name: this.text("frame.navigation") });
    this.menu = page.getByRole("button", { name: this.text("frame.menu") });
    this.language = page.getByRole("combobox", { name: this.text("frame.language"), exact: true });
    this.theme = page.getByRole("combobox", { name: this.text("frame.theme"), exact: true });
  }

  link(key) {
    return this.navigation.getByRole("link", { name: this.text(key), exact: true });
  }

  heading(key) {
    return this.page.getByRole("heading", { level: 1, name: this.text(key) });
  }
}
