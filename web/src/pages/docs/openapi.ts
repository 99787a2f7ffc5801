/** The part of OpenAPI 3.1 that the server uses to describe itself. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  minimum?: number;
  minLength?: number;
  maxLength?: number;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  schema?: Schema;
}

type Content = Record<string, { schema?: Schema }>;

interface Described {
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
  security?: Record<string, unknown>[];
}

export interface OpenApi {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

/** Who may call. */
export type Who = "anyone" | "owner" | "account" | "session" | "operator";

/** What a caller shows: a token where one will do. */
export type Auth = "token" | "session" | "none";

export interface Body {
  mediaType: string;
  schema: Schema;
}

export interface Answer {
  status: number;
  /** What comes back; null where nothing does. */
  body: Body | null;
  /** The codes of an error. */
  codes: string[];
}

export interface Operation {
  /** Names it in the catalogue and in addresses: `get_ocr_uuid`. */
  key: string;
  method: string;
  path: string;
  summary: string;
  who: Who;
  auth: Auth;
  parameters: Parameter[];
  body: Body | null;
  answers: Answer[];
}

/** Every call that the description has, in its order. */
export function operationsOf(api: OpenApi): Operation[] {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(method.toUpperCase(), path, described)),
  );
}

function operationOf(method: string, path: string, described: Described): Operation {
  return {
    key: operationKey(method, path),
    method,
    path,
    summary: described.summary ?? "",
    who: whoOf(path, described.security),
    auth: authOf(path, described.security),
    parameters: described.parameters ?? [],
    body: bodyOf(described.requestBody?.content),
    answers: Object.entries(described.responses).map(([status, { description, content }]) => ({
      status: Number(status),
      body: bodyOf(content),
      codes: Number(status) < 400 ? [] : description.split(", "),
    })),
  };
}

export function operationKey(method: string, path: string): string {
  const words = path.replace(/^\/api\/v1\//, "/").match(/\w+/g) ?? ["root"];
  return [method.toLowerCase(), ...words].join("_");
}

// A call without `security` is open; `{}` among it lets callers in who have nothing to show.
function whoOf(path: string, security: Record<string, unknown>[] | undefined): Who {
  if (path === "/metrics" || path.startsWith("/api/v1/operator/")) return "operator";
  if (!security || !path.startsWith("/api/")) return "anyone";
  if (security.some((way) => Object.keys(way).length === 0)) return path.includes("{uuid}") ? "owner" : "anyone";
  return authOf(path, security) === "session" ? "session" : "account";
}

function authOf(path: string, security: Record<string, unknown>[] | undefined): Auth {
  if (!security || !path.startsWith("/api/")) return "none";
  return security.every((way) => "session" in way) ? "session" : "token";
}

function bodyOf(content: Content | undefined): Body | null {
  const [first] = Object.entries(content ?? {});
  return first ? { mediaType: first[0], schema: first[1].schema ?? {} } : null;
}

/** The codes of errors with their statuses, in the order of the statuses. */
export function errorCodesOf(operations: readonly Operation[]): { code: string; status: number }[] {
  // Any call may end so, which is why none of them names these.
  const statuses = new Map([["method_not_allowed", 405], ["internal", 500]]);
  for (const { answers } of operations) {
    for (const { status, codes } of answers) codes.forEach((code) => statuses.set(code, status));
  }
  return [...statuses].map(([code, status]) => ({ code, status })).sort((a, b) => a.status - b.status);
}
