import { signal } from "@preact/signals";
import { keep, kept } from "./storage";

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
  const remembered = kept(rememberedIn);
  if (remembered === "light" || remembered === "dark") show(remembered);
}

export function chooseTheme(next: Theme): void {
  keep(rememberedIn, next);
  show(next);
}
