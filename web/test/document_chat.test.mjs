// A conversation with a document, with a server that streams what the test says.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { load } from "./load.mjs";

const { Conversation } = await load("pages/document/state/conversation.ts");

const realFetch = globalThis.fetch;
afterEach(() => (globalThis.fetch = realFetch));

const event = (name, data) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const answer = { role: "assistant", content: "42", citations: [], found: true, created_at: "2026-01-01T00:00:00Z" };
const message = event("message", { conversation: "c", message: answer });

/** Answers with these pieces, one each time `next` is called; the last ends the stream. */
function stream(...pieces) {
  const encoder = new TextEncoder();
  let controller;
  const body = new ReadableStream({ start: (one) => (controller = one) });
  globalThis.fetch = async (_, { signal }) => {
    signal.addEventListener("abort", () => controller.error(new DOMException("", "AbortError")));
    return new Response(body);
  };
  return async function next() {
    controller.enqueue(encoder.encode(pieces.shift()));
    if (pieces.length === 0) controller.close();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
}

test("drafts are shown while they hold, and the answer in their place", async () => {
  const conversation = new Conversation("u");
  const next = stream(
    event("status", { state: "writing" }) + event("draft", { text: "It is " }),
    event("draft", { text: "41" }),
    event("draft_reset", {}) + event("draft", { text: "42" }) + event("status", { state: "verifying" }),
    message,
  );
  const asked = conversation.ask("How much?");
  await next();
  assert.deepEqual([conversation.phase.value, conversation.draft.value], ["writing", "It is "]);
  await next();
  assert.equal(conversation.draft.value, "It is 41");
  await next();
  assert.deepEqual([conversation.phase.value, conversation.draft.value], ["verifying", "42"]);
  await next();
  assert.equal(await asked, true);
  assert.deepEqual(conversation.messages.value.map(({ content }) => content), ["How much?", "42"]);
  assert.deepEqual([conversation.phase.value, conversation.draft.value], ["idle", ""]);
});

test("a question that is stopped is not kept", async () => {
  const conversation = new Conversation("u");
  const next = stream(event("draft", { text: "It" }), message);
  const asked = conversation.ask("How much?");
  await next();
  conversation.stop();
  assert.equal(await asked, false);
  assert.deepEqual(conversation.messages.value, []);
  assert.equal(conversation.stopped.value, true);
  assert.equal(conversation.failure.value, null);
});

test("an error in the stream, and a stream that ends too early, are failures", async () => {
  const busy = event("error", { error: "busy", code: "overloaded" });
  const cutShort = event("draft", { text: "It" });
  for (const [piece, code] of [[busy, "overloaded"], [cutShort, "network"]]) {
    const conversation = new Conversation("u");
    const next = stream(piece);
    const asked = conversation.ask("How much?");
    await next();
    assert.equal(await asked, false);
    assert.equal(conversation.failure.value.code, code);
    assert.deepEqual(conversation.messages.value, []);
  }
});

test("a conversation that cannot be loaded says why", async () => {
  const conversation = new Conversation("u");
  globalThis.fetch = async () => new Response('{"error": "", "code": "not_found"}', { status: 404 });
  await conversation.load();
  assert.equal(conversation.failure.value.code, "not_found");
  assert.equal(conversation.messages.value, null);
});
