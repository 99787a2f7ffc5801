import type { Problem } from "./types";

/** What the server, or the way to it, answered instead of what was asked for. */
export class ApiError extends Error {
  constructor(
    /** 0 where no answer came. */
    readonly status: number,
    /** The server's code (docs/api.md), or `network`, `cancelled`. */
    readonly code: string,
    message: string,
    /** What the answer says beside: `used`, `cap`, `resets_at`, `status` … */
    readonly details: Record<string, unknown> = {},
    /** Seconds to wait, where waiting helps. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

let csrfToken: string | null = null;

export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** The headers that show a change to come from a page of ours. */
export function csrfHeaders(): Record<string, string> {
  return csrfToken ? { "X-CSRF-Token": csrfToken } : {};
}

export function isCancelled(error: unknown): boolean {
  return error instanceof ApiError && error.code === "cancelled";
}

/** The error that an answer of 4xx or 5xx is; one that is not ours (a proxy's page) is `unavailable`. */
export function errorOf(status: number, text: string, retryAfter: string | null): ApiError {
  const wait = retryAfter ? Number(retryAfter) : undefined;
  try {
    const { error, code, ...details } = JSON.parse(text) as Problem;
    if (code) return new ApiError(status, code, error, details, wait);
  } catch {
    // Not JSON: not our server.
  }
  return new ApiError(status, "unavailable", text.slice(0, 200), {}, wait);
}

async function send(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: "same-origin", ...request });
  } catch (cause) {
    const cancelled = cause instanceof DOMException && cause.name === "AbortError";
    throw new ApiError(0, cancelled ? "cancelled" : "network", String(cause));
  }
}

/** An answer as it comes, for those who read it as a stream. `path` is relative to the app's root.
 * @throws ApiError */
export async function request(method: string, path: string, options: RequestInit = {}): Promise<Response> {
  const headers = { ...(method === "GET" ? {} : csrfHeaders()), ...(options.headers as Record<string, string>) };
  const response = await send(path, { ...options, method, headers });
  if (response.ok) return response;
  throw errorOf(response.status, await response.text(), response.headers.get("Retry-After"));
}

/** Calls the API with a JSON body, if one is given, and gives its JSON answer.
 * @throws ApiError */
export async function call<T = void>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const options: RequestInit = signal ? { signal } : {};
  if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers = { "Content-Type": "application/json" };
  }
  const response = await request(method, path, options);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}
