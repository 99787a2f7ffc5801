// The queue's rules: what a row becomes, what is sent next, and when something is tried again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const {
  ApiError, after, isFinished, isUnsent, needsNewKey, newRow, nextToSend, pollEveryMs, secondsToWait, troubleWithFile,
} = await load("../test/uploads_modules.ts");

const sending = () => after(newRow("a", "scan.png", 10), { type: "sending" });
const job = (status, error = null) => ({ uuid: "u", status, error, pages_done: 0, page_count: 3 });
const refusedBy = (error) => after(sending(), { type: "refused", error, now: 1000 });

test("a file is sent, read and done", () => {
  const half = after(sending(), { type: "sent", share: 0.5 });
  assert.deepEqual([half.stage, half.sent, half.tries], ["sending", 0.5, 1]);
  const reading = after(half, { type: "job", job: job("pending") });
  assert.deepEqual([reading.stage, reading.uuid], ["reading", "u"]);
  const read = after(reading, { type: "progress", progress: { status: "processing", pages_done: 2, page_count: 3 } });
  assert.equal(read.progress.pages_done, 2);
  assert.equal(after(read, { type: "job", job: job("done") }).stage, "done");
});

test("what comes late changes nothing", () => {
  const done = after(sending(), { type: "job", job: job("done") });
  assert.equal(after(done, { type: "sent", share: 0.3 }), done);
  assert.equal(after(done, { type: "refused", error: new ApiError(400, "bad_field", ""), now: 0 }), done);
  assert.equal(after(done, { type: "progress", progress: job("processing") }), done);
  assert.equal(after(done, { type: "time" }), done);
});

test("a busy server is tried again after the time it asks for", () => {
  const delayed = refusedBy(new ApiError(429, "too_many_requests", "", {}, 7));
  assert.deepEqual([delayed.stage, delayed.againAt], ["delayed", 8000]);
  const next = after(delayed, { type: "time" });
  assert.equal(next.stage, "waiting");
  assert.equal(next.key, delayed.key, "the same key, so that it is the same job");
});

test("an encrypted file asks for its password, before and after it became a job", () => {
  for (const code of ["password_required", "wrong_password"]) {
    assert.equal(refusedBy(new ApiError(400, code, "")).stage, "locked");
    assert.equal(after(sending(), { type: "job", job: job("failed", { code, message: "" }) }).stage, "locked");
  }
});

test("a job that failed says why", () => {
  const failed = after(sending(), { type: "job", job: job("failed", { code: "page_crashed", message: "" }) });
  assert.deepEqual([failed.stage, failed.error.code], ["failed", "page_crashed"]);
  assert.equal(after(sending(), { type: "job", job: job("failed") }).error.code, "internal");
});

test("trying again repeats an attempt that made no job, and begins a new one otherwise", () => {
  assert.equal(needsNewKey(refusedBy(new ApiError(0, "network", ""))), false);
  assert.equal(needsNewKey(refusedBy(new ApiError(400, "password_required", ""))), true);
  assert.equal(needsNewKey(after(sending(), { type: "job", job: job("failed") })), true);
  const again = after(refusedBy(new ApiError(400, "bad_field", "")), { type: "again", key: "b" });
  assert.deepEqual([again.stage, again.key, again.tries, again.error], ["waiting", "b", 0, null]);
});

test("two are sent at a time, in their order, and none while the server is busy", () => {
  const rows = ["a", "b", "c"].map((id) => newRow(id, id, 1));
  assert.equal(nextToSend(rows).id, "a");
  const one = [after(rows[0], { type: "sending" }), rows[1], rows[2]];
  assert.equal(nextToSend(one).id, "b");
  const two = [one[0], after(rows[1], { type: "sending" }), rows[2]];
  assert.equal(nextToSend(two), undefined);
  const busy = [refusedBy(new ApiError(503, "overloaded", "", {}, 3)), rows[1]];
  assert.equal(nextToSend(busy), undefined);
});

test("what the server has not got would be lost, what has ended is finished", () => {
  const stages = ["waiting", "sending", "delayed", "reading", "done", "failed", "locked"];
  const those = (test) => stages.filter((stage) => test({ ...newRow("a", "a", 1), stage }));
  assert.deepEqual(those(isUnsent), ["waiting", "sending", "delayed"]);
  assert.deepEqual(those(isFinished), ["done", "failed"]);
});

test("a row whose job is gone keeps no way to it", () => {
  const reading = after(sending(), { type: "job", job: job("processing") });
  const gone = after(reading, { type: "gone", error: new ApiError(404, "not_found", "") });
  assert.deepEqual([gone.stage, gone.uuid], ["failed", null]);
});

test("waiting is for what passes by itself", () => {
  assert.equal(secondsToWait(new ApiError(429, "too_many_requests", "", {}, 12), 50), 12);
  assert.equal(secondsToWait(new ApiError(409, "in_flight", "", {}, 0), 1), 1);
  assert.equal(secondsToWait(new ApiError(503, "overloaded", ""), 3), 8);
  assert.equal(secondsToWait(new ApiError(503, "overloaded", ""), 6), null);
  assert.equal(secondsToWait(new ApiError(502, "unavailable", ""), 1), 2);
  assert.equal(secondsToWait(new ApiError(404, "unavailable", ""), 1), null);
  assert.equal(secondsToWait(new ApiError(0, "network", ""), 1), 2);
  assert.equal(secondsToWait(new ApiError(0, "network", ""), 3), null);
  for (const code of ["out_of_pages", "engine_not_configured", "bad_field", "internal"]) {
    assert.equal(secondsToWait(new ApiError(503, code, ""), 1), null, code);
  }
  assert.equal(secondsToWait(new ApiError(503, "overloaded", "", {}, NaN), 1), 2, "a date in Retry-After");
});

test("however many jobs are asked about, the server is not asked more than it allows", () => {
  for (const jobs of [1, 5, 20, 100]) assert.ok((jobs * 60_000) / pollEveryMs(jobs) <= 150, `${jobs}`);
});

test("files that are refused for sure are not sent", () => {
  const trouble = (name, type, size) => troubleWithFile({ name, type, size }, 100);
  assert.equal(trouble("a.PDF", "", 100), null);
  assert.equal(trouble("photo", "image/jpeg", 5), null);
  assert.equal(trouble("no-name", "", 5), null, "the server looks at the content");
  assert.equal(trouble("a.png", "image/png", 0), "empty_file");
  assert.equal(trouble("a.png", "image/png", 101), "file_too_large");
  assert.equal(trouble("a.heic", "image/heic", 5), "unsupported_type");
  assert.equal(trouble("notes.docx", "application/msword", 5), "unsupported_type");
});
