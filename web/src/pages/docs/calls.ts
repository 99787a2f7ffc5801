import type { Auth, OpenApi, Operation, Schema } from "./openapi";
import { resolved } from "./schema";

/** A call as an example makes it: an operation with values for all that it needs. */
export interface Call {
  method: string;
  /** With the server's address, without the query. */
  url: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  auth: Auth;
  body: { form: Record<string, string> } | { json: Record<string, unknown> } | null;
  answer: "json" | "events" | "text" | "file" | "nothing";
  /** Where an answer that is a file is kept. */
  file: string;
}

/** What is sent as a document. */
export const sampleFile = "invoice.pdf";
export const sampleLogin = { email: "ann@example.org", password: "correct horse battery" };

type Sample = Partial<Pick<Call, "query" | "headers" | "file" | "auth">> & { body?: Record<string, unknown> };

// What an example says beyond what its operation requires.
const samples: Record<string, Sample> = {
  post_ocr: { body: { language: "auto" }, headers: { "Idempotency-Key": "invoice-4711" } },
  get_me: { auth: "token" },
  get_ocr: { query: { limit: "20" } },
  get_ocr_uuid: { query: { wait: "60" } },
  get_ocr_uuid_download: { query: { format: "docx" }, file: "result.docx" },
  get_ocr_uuid_pages_index_image: { query: { width: "800", format: "webp" }, file: "page.webp" },
  patch_ocr_uuid_pages_index: {
    body: { corrections: [{ block: "p0b0", line: 0, word: 0, was: "INV0ICE", text: "INVOICE" }] },
  },
  patch_operator_accounts_index: { body: { plan: "paid" } },
};

const values: Record<string, unknown> = {
  ...sampleLogin,
  current_password: sampleLogin.password,
  code: "CODE",
  message: "What is the invoice total and due date?",
  name: "bookkeeping",
};

export function callOf(api: OpenApi, operation: Operation, base: string): Call {
  const sample = samples[operation.key] ?? {};
  return {
    method: operation.method,
    url: base + filledPath(operation.path).slice(1),
    query: sample.query ?? {},
    headers: sample.headers ?? {},
    auth: sample.auth ?? operation.auth,
    body: sampleBody(api, operation, sample),
    answer: answerOf(operation),
    file: sample.file ?? "result",
  };
}

function filledPath(path: string): string {
  return path
    .replace("tokens/{uuid}", "tokens/TOKEN_ID")
    .replace("accounts/{index}", "accounts/ACCOUNT_ID")
    .replace("{index}", "0")
    .replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase());
}

function sampleBody(api: OpenApi, { key, body }: Operation, sample: Sample): Call["body"] {
  if (!body) return null;
  const { required = [], properties = {} } = resolved(api, body.schema);
  const needed = required.map((name) => [name, valueOf(key, name, properties[name])]);
  const given: Record<string, unknown> = { ...Object.fromEntries(needed), ...sample.body };
  if (body.mediaType !== "multipart/form-data") return { json: given };
  const fields = Object.entries(given).filter(([name]) => name !== "file");
  return { form: Object.fromEntries(fields.map(([name, value]) => [name, String(value)])) };
}

function valueOf(key: string, name: string, schema: Schema | undefined): unknown {
  const isNewPassword = name === "password" && (key === "post_account_password" || key === "post_account_reset_confirm");
  if (isNewPassword) return "another horse entirely";
  if (name in values) return values[name];
  return schema?.type === "integer" ? 1 : schema?.type === "boolean" ? true : name;
}

function answerOf({ answers }: Operation): Call["answer"] {
  const mediaType = answers.find(({ status }) => status < 300)?.body?.mediaType;
  if (!mediaType) return "nothing";
  if (mediaType === "application/json") return "json";
  if (mediaType === "text/event-stream") return "events";
  return mediaType.startsWith("text/") ? "text" : "file";
}
