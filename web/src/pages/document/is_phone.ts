import { signal } from "@preact/signals";

const narrow = window.matchMedia("(max-width: 44rem)");

/** Whether there is room for one pane only; as in document.css. */
export const isPhone = signal(narrow.matches);

narrow.addEventListener("change", () => (isPhone.value = narrow.matches));
