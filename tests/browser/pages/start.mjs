import { documentFile } from "../documents.mjs";
import { pattern, text } from "../texts.mjs";
import { DocumentPage } from "./document.mjs";

/** The page where documents are sent, and its list of them. */
export class StartPage {
  constructor(page) {
    this.page = page;
    this.files = page.getByLabel(text("start.choose"), { exact: true });
    this.list = page.getByRole("region", { name: text("queue.title") });
    this.tool = page.getByLabel(text("start.tool"), { exact: true });
    this.language = page.getByLabel(text("start.language"), { exact: true });
    this.pages = page.getByLabel(text("start.pages"), { exact: true });
  }

  /** Chooses documents of the tests, by name. */
  choose(...names) {
    return this.files.setInputFiles(names.map(documentFile));
  }

  /** Waits until the document that was sent alone is shown and read. */
  async arrived() {
    await this.page.waitForURL(/documents\//);
    const document = new DocumentPage(this.page);
    await document.shown();
    return document;
  }

  tier(name) {
    return this.page.getByRole("radio", { name: new RegExp(`^${pattern(`start.tier.${name}`).source}`) });
  }

  row(name) {
    return this.list.getByRole("listitem").filter({ hasText: name });
  }

  /** Waits until a document of the list is in that state, which is a text or the beginning of one. */
  state(name, key, values) {
    return this.row(name).getByText(pattern(key, values)).first().waitFor();
  }

  open(name) {
    return this.list.getByRole("link", { name: text("queue.open_named", { name }) });
  }

  button(key, name) {
    return this.list.getByRole("button", { name: text(key, { name }), exact: true });
  }

  async unlock(name, password) {
    await this.page.getByLabel(text("queue.password", { name })).fill(password);
    await this.button("queue.password_send").click();
  }

  /** Lets go a document over the page, or pastes it. */
  async bring(kind, name) {
    const { buffer, mimeType } = documentFile(name);
    const data = { name, mimeType, bytes: [...buffer] };
    await this.page.evaluate(({ kind: type, file }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.mimeType }));
      const event = type === "paste" ? new ClipboardEvent(type, { clipboardData: transfer, bubbles: true, cancelable: true })
        : new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    }, { kind, file: data });
  }
}
