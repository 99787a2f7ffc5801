import { signal } from "@preact/signals";
import { call, setCsrfToken } from "./api/client";
import type { Me } from "./api/types";

/** Who calls, and what is left to them; null until the server has said so, or if it cannot be reached. */
export const me = signal<Me | null>(null);

/** Asks again: after signing in or out, and when pages were used. */
export async function refreshSession(): Promise<void> {
  const next = await call<Me>("GET", "api/v1/me/");
  setCsrfToken(next.csrf_token);
  me.value = next;
}

/** The first time. A server that cannot be reached shows when something is asked of it. */
export async function startSession(): Promise<void> {
  try {
    await refreshSession();
  } catch {
    me.value = null;
  }
}

export async function signIn(email: string, password: string): Promise<void> {
  await call("POST", "api/v1/session/", { email, password });
  await refreshSession();
}

export async function signOut(): Promise<void> {
  await call("DELETE", "api/v1/session/");
  await refreshSession();
}
