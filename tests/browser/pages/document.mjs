import { readFileSync } from "node:fs";
import { pattern, text } from "../texts.mjs";

/** The page of a document, by what its reader sees. */
export class DocumentPage {
  constructor(page) {
    this.page = page;
    this.title = page.getByRole("heading", { level: 1 });
    this.pages = page.getByRole("region", { name: text("document.pages"), exact: true });
    this.words = page.getByRole("group", { name: text("document.words") });
    this.result = page.getByRole("tabpanel");
    this.search = page.getByRole("searchbox", { name: text("document.search") });
    this.pageNumber = page.getByRole("spinbutton", { name: text("document.page") });
    this.progress = page.getByRole("progressbar", { name: text("document.progress") });
    this.question = page.getByRole("textbox", { name: text("chat.question") });
    this.dialog = page.getByRole("dialog");
    this.chat = page.getByRole("log", { name: text("chat.log") });
  }

  static async open(page, uuid) {
    await page.goto(`documents/${uuid}`);
    return new DocumentPage(page);
  }

  get uuid() {
    return /documents\/(\w+)/.exec(this.page.url())[1];
  }

  button(key, values) {
    return this.page.getByRole("button", { name: pattern(key, values) });
  }

  /** Waits until the document is read and shown. */
  async shown() {
    await this.page.getByText(text("status.done"), { exact: true }).waitFor({ timeout: 60_000 });
  }

  /** A word in the text of the page that is shown. */
  word(word) {
    return this.words.getByText(word, { exact: true });
  }

  /** The box that is marked on the image, where the same word is pointed at in the text. */
  get markedBox() {
    return this.pages.locator(".word-marks .marked");
  }

  get markedWord() {
    return this.words.locator(".marked");
  }

  get citedBoxes() {
    return this.pages.locator(".word-marks .cited");
  }

  image(number) {
    return this.pages.getByRole("img", { name: text("document.image_of", { page: number }) });
  }

  tab(name) {
    return this.page.getByRole("tab", { name: text(`document.tab_${name}`) });
  }

  async lookFor(words) {
    await this.search.fill(words);
    await this.search.press("Enter");
  }

  found(current, count) {
    return this.page.getByText(text("document.search_count", { current, count }), { exact: true });
  }

  editorOf(word) {
    return this.page.getByRole("textbox", { name: text("document.correct_label", { word }) });
  }

  async correct(before, after) {
    await this.word(before).dblclick();
    await this.editorOf(before).fill(after);
    await this.editorOf(before).press("Enter");
    await this.word(after).waitFor();
  }

  /** The content of the file that the menu gives for a format, and its name. */
  async download(format) {
    await this.page.getByText(text("document.download"), { exact: true }).click();
    const started = this.page.waitForEvent("download");
    await this.page.getByRole("link", { name: text(`document.format_${format}`) }).click();
    const file = await started;
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
  }

  async ask(question) {
    await this.question.fill(question);
    await this.question.press("Enter");
  }

  citation(page) {
    return this.chat.getByRole("button", { name: pattern("chat.citation", { page }) });
  }

  async delete(key = "action.delete") {
    await this.button(key).click();
    await this.dialog.getByRole("button", { name: text(key) }).click();
  }

  get gone() {
    return this.page.getByRole("heading", { name: text("document.gone_title") });
  }
}
