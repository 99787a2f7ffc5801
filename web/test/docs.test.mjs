// The API's description: what is found in it, and the examples made of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { errorCodesOf, operationKey, operationsOf } = await load("pages/docs/openapi.ts");
const { membersOf, typeOf } = await load("pages/docs/schema.ts");
const { sectionOf } = await load("pages/docs/sections.ts");
const { examplesOf } = await load("pages/docs/examples.ts");
const { pythonLiteral, nodeLiteral, jsonLiteral, shellWord } = await load("pages/docs/literals.ts");

const json = (name) => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } });
const error = (codes) => ({ description: codes, content: json("Error") });
const anyone = [{ session: [] }, { bearer: [] }, {}];
const account = [{ session: [] }, { bearer: [] }];

const api = {
  paths: {
    "/api/v1/ocr/": {
      post: {
        summary: "Submit",
        security: anyone,
        requestBody: { content: { "multipart/form-data": { schema: { $ref: "#/components/schemas/Submission" } } } },
        responses: { 200: { content: json("Job") }, 400: error("no_file, bad_field"), 401: error("token_invalid") },
      },
    },
    "/api/v1/ocr/{uuid}/": {
      get: { security: anyone, responses: { 200: { content: json("Job") }, 401: error("token_invalid") } },
    },
    "/api/v1/ocr/{uuid}/download/": {
      get: { security: anyone, responses: { 200: { content: { "application/octet-stream": {} } }, 401: error("token_invalid") } },
    },
    "/api/v1/ocr/{uuid}/events": {
      get: { security: anyone, responses: { 200: { content: { "text/event-stream": {} } }, 401: error("token_invalid") } },
    },
    "/api/v1/chat/{uuid}/": {
      post: {
        security: account,
        requestBody: { content: json("Question") },
        responses: { 200: { content: json("Job") }, 401: error("token_invalid"), 429: error("too_many_requests") },
      },
    },
    "/api/v1/account/tokens/{uuid}/": { delete: { security: [{ session: [] }], responses: { 204: { description: "Revoke" } } } },
    "/api/v1/operator/queue/": { get: { security: [{ session: [] }], responses: { 200: { content: json("Job") } } } },
    "/api/v1/languages/": { get: { responses: { 200: { content: json("Job") } } } },
  },
  components: {
    schemas: {
      Submission: {
        required: ["file"],
        properties: {
          file: { type: "string", format: "binary" },
          tier: { type: "string", enum: ["cpu", "vlm"], default: "cpu" },
        },
      },
      Question: { required: ["message"], properties: { message: { type: "string" } } },
      Job: {
        required: ["uuid"],
        properties: {
          uuid: { type: "string" },
          error: { oneOf: [{ type: "null" }, { $ref: "#/components/schemas/Failure" }] },
          pages: { type: "array", items: { $ref: "#/components/schemas/Page" } },
          score: { type: ["null", "number"] },
        },
      },
      Failure: { type: "object", properties: { code: { type: "string" } } },
      Page: {
        type: "object",
        properties: {
          bbox: { $ref: "#/components/schemas/Bbox" },
          parts: { type: "array", items: { $ref: "#/components/schemas/Page" } },
        },
      },
      Bbox: { type: "array", items: { type: "integer" }, description: "In pixels" },
      Error: { type: "object" },
    },
  },
};

const operations = operationsOf(api);
const named = (key) => operations.find((operation) => operation.key === key);
const target = { base: "https://example.org/ocr/", token: "TOKEN" };
const examples = (key) => examplesOf(api, named(key), target);

test("operations have a name of their own each", () => {
  assert.equal(operationKey("GET", "/api/v1/ocr/{uuid}/pages/{index}/image"), "get_ocr_uuid_pages_index_image");
  assert.equal(operationKey("GET", "/api/v1/openapi.json"), "get_openapi_json");
  assert.equal(operationKey("GET", "/"), "get_root");
  assert.equal(new Set(operations.map(({ key }) => key)).size, operations.length);
});

test("it is known who may call", () => {
  assert.deepEqual(
    operations.map(({ key, who, auth }) => [key, who, auth]),
    [
      ["post_ocr", "anyone", "token"],
      ["get_ocr_uuid", "owner", "token"],
      ["get_ocr_uuid_download", "owner", "token"],
      ["get_ocr_uuid_events", "owner", "token"],
      ["post_chat_uuid", "account", "token"],
      ["delete_account_tokens_uuid", "session", "session"],
      ["get_operator_queue", "operator", "session"],
      ["get_languages", "anyone", "none"],
    ],
  );
});

test("errors are known by their codes, also those that any call may have", () => {
  assert.deepEqual(named("post_ocr").answers.map(({ status, codes }) => [status, codes]), [
    [200, []], [400, ["no_file", "bad_field"]], [401, ["token_invalid"]],
  ]);
  assert.deepEqual(errorCodesOf(operations), [
    { code: "no_file", status: 400 }, { code: "bad_field", status: 400 }, { code: "token_invalid", status: 401 },
    { code: "method_not_allowed", status: 405 }, { code: "too_many_requests", status: 429 }, { code: "internal", status: 500 },
  ]);
});

test("members are walked through references, lists and choices, and not round and round", () => {
  const rows = membersOf(api, { $ref: "#/components/schemas/Job" }).map(({ path, type }) => [path, type]);
  assert.deepEqual(rows, [
    ["uuid", "string"], ["error", "object | null"], ["error.code", "string"], ["pages", "object[]"],
    ["pages[].bbox", "integer[]"], ["pages[].parts", "object[]"], ["score", "number | null"],
  ]);
});

test("a member says whether it is required, what it may be, and what it is if left out", () => {
  const [file, tier] = membersOf(api, { $ref: "#/components/schemas/Submission" });
  assert.deepEqual([file.type, file.required, file.fallback], ["file", true, null]);
  assert.deepEqual([tier.required, tier.values, tier.fallback], [false, ["cpu", "vlm"], "cpu"]);
  assert.equal(membersOf(api, { properties: { box: { $ref: "#/components/schemas/Bbox" } } })[0].description, "In pixels");
  assert.equal(typeOf(api, { $ref: "#/components/schemas/Nothing" }), "any");
});

test("every operation stands in a section, an unknown one in that of the server", () => {
  const of = (method, path) => sectionOf({ method, path: `/api/v1/${path}` });
  assert.equal(of("POST", "ocr/"), "submitting");
  assert.equal(of("GET", "ocr/"), "job");
  assert.equal(of("GET", "ocr/{uuid}/pages/{index}/"), "job");
  assert.equal(of("GET", "ocr/{uuid}/pages/{index}/image"), "downloading");
  assert.equal(of("DELETE", "chat/{uuid}/history/"), "chat");
  assert.equal(of("PATCH", "account/tokens/{uuid}/"), "accounts");
  assert.equal(of("GET", "something/new/"), "server");
  assert.equal(sectionOf({ method: "GET", path: "/healthz" }), "server");
});

test("a document is submitted as a form", () => {
  const { curl, Python: python, "Node.js": node } = examples("post_ocr");
  assert.equal(curl, [
    'curl "https://example.org/ocr/api/v1/ocr/"', '-H "Authorization: Bearer TOKEN"', '-H "Idempotency-Key: invoice-4711"',
    '-F "file=@invoice.pdf"', '-F "language=auto"',
  ].join(" \\\n  "));
  assert.match(python, /requests\.post\(\n {4}"https:\/\/example\.org\/ocr\/api\/v1\/ocr\/",/);
  assert.match(python, /files=\{"file": open\("invoice\.pdf", "rb"\)\},\n {4}data=\{"language": "auto"\},/);
  assert.match(node, /^import \{ readFile \} from "node:fs\/promises";/);
  assert.match(node, /body: form,/);
});

test("a job is waited for, and a download is written to a file", () => {
  assert.match(examples("get_ocr_uuid").curl, /^curl "https:\/\/example\.org\/ocr\/api\/v1\/ocr\/UUID\/\?wait=60"/);
  assert.doesNotMatch(examples("get_ocr_uuid").curl, /-X/);
  assert.match(examples("get_ocr_uuid_download").curl, /-o result\.docx$/);
  assert.match(examples("get_ocr_uuid_events").curl, /-N$/);
});

test("a question is sent as JSON", () => {
  const question = "What is the invoice total and due date?";
  assert.ok(examples("post_chat_uuid").curl.endsWith(`-d '{"message": "${question}"}'`));
  assert.ok(examples("post_chat_uuid")["Node.js"].includes(`body: JSON.stringify({ message: "${question}" }),`));
});

test("what only a session may do begins one", () => {
  const { curl, Python: python, "Node.js": node } = examples("delete_account_tokens_uuid");
  assert.match(curl, /^CSRF_TOKEN=\$\(curl -s -c cookies\.txt/);
  assert.ok(curl.includes('curl "https://example.org/ocr/api/v1/account/tokens/TOKEN_ID/" \\\n  -X DELETE \\\n  -b cookies.txt'));
  assert.match(python, /session\.delete\("https:\/\/example\.org\/ocr\/api\/v1\/account\/tokens\/TOKEN_ID\/"\)/);
  assert.match(node, /headers: session,/);
});

test("a call that needs no token sends none", () => {
  for (const code of Object.values(examples("get_languages"))) assert.doesNotMatch(code, /TOKEN|Authorization/);
});

test("values are written as each language writes them", () => {
  const value = { a: [1, true, null], "b-c": "it's \"so\"" };
  assert.equal(jsonLiteral(value), String.raw`{"a": [1, true, null], "b-c": "it's \"so\""}`);
  assert.equal(pythonLiteral(value), String.raw`{"a": [1, True, None], "b-c": "it's \"so\""}`);
  assert.equal(nodeLiteral(value), String.raw`{ a: [1, true, null], "b-c": "it's \"so\"" }`);
  assert.equal(shellWord("it's"), String.raw`'it'\''s'`);
});
