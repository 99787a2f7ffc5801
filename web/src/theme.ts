import { signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const rememberedIn = "ocrchat-theme";

/** Light or dark as chosen, or as the system is. */
export const theme = signal<Theme>("system");

function show(next: Theme): void {
  theme.value = next;
  if (next === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = next;
}

export function startTheme(): void {
  const remembered = localStorage.getItem(rememberedIn);
  if (remembered === "light" || remembered === "dark") show(remembered);
}

export function chooseTheme(next: Theme): void {
  localStorage.setItem(rememberedIn, next);
  show(next);
}
