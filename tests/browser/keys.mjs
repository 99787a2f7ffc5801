// What is done with a document by its keyboard alone.
import { tabTo } from "./browser.mjs";
import { text } from "./texts.mjs";

/** @returns the download of that format */
export async function downloadByKeys({ page }, format) {
  await tabTo(page, page.locator("summary", { hasText: text("document.download") }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: text(`document.format_${format}`) }));
  const started = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  return started;
}

export async function deleteByKeys(document) {
  const { page } = document;
  await tabTo(page, document.button("action.delete"));
  await page.keyboard.press("Enter");
  await document.dialog.waitFor();
  await tabTo(page, document.dialog.getByRole("button", { name: text("action.delete") }));
  await page.keyboard.press("Enter");
  await page.getByText(text("document.deleted")).waitFor();
}
