/** Puts a text on the clipboard. Browsers have an interface for that where the page came by HTTPS, or from the machine
 * itself; elsewhere the old way does: selecting it, and the command to copy.
 * @throws Error if the browser refuses */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const { activeElement } = document;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "visually-hidden";
  // In a modal dialog nothing outside it can be selected.
  (activeElement?.closest("dialog") ?? document.body).append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus();
  if (!copied) throw new Error("The browser does not let this page copy.");
}
