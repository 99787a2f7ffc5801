import { signal } from "@preact/signals";
import { errorText } from "./errors";

export interface Toast {
  id: number;
  text: string;
  kind: "note" | "error";
}

export const toasts = signal<Toast[]>([]);

const shownForMs = 6000;
let lastId = 0;

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** Says something in passing; errors stay until they are dismissed. */
export function say(text: string, kind: Toast["kind"] = "note"): void {
  const id = ++lastId;
  toasts.value = [...toasts.value, { id, text, kind }];
  if (kind === "note") setTimeout(() => dismiss(id), shownForMs);
}

export function sayError(error: unknown): void {
  say(errorText(error), "error");
}
