import { signal } from "@preact/signals";
import { ApiError, call, isCancelled } from "../api/client";
import type { JobBrief } from "../api/types";
import { me, refreshSession } from "../session";
import { troubleWithFile } from "./file_check";
import { follow } from "./following";
import { browserJobs, unfinishedJobs } from "./kept_lists";
import { fieldsOf, type ReadingOptions } from "./options";
import { after, isFinished, needsNewKey, newRow, nextToSend, type Happening, type Row } from "./rows";
import { sendFile } from "./sender";

/** The files of this visit, and those of earlier ones that were not finished. They outlive changes of the page. */
export const rows = signal<readonly Row[]>([]);

interface Parcel {
  file: File;
  fields: Record<string, string>;
}

const parcels = new Map<string, Parcel>();
/** How what a row has under way is stopped. */
const stops = new Map<string, () => void>();

/** Not crypto.randomUUID: that is missing where the page came by plain HTTP. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function rowOf(id: string): Row | undefined {
  return rows.value.find((row) => row.id === id);
}

function happen(id: string, happening: Happening): void {
  rows.value = rows.value.map((row) => (row.id === id ? after(row, happening) : row));
  sendNext();
}

function sendNext(): void {
  const next = nextToSend(rows.value);
  if (!next) return;
  void send(next);
  sendNext();
}

async function send(row: Row): Promise<void> {
  const parcel = parcels.get(row.id)!;
  const stop = new AbortController();
  stops.set(row.id, () => stop.abort());
  rows.value = rows.value.map((each) => (each.id === row.id ? after(each, { type: "sending" }) : each));
  try {
    const onSent = (share: number) => happen(row.id, { type: "sent", share });
    accepted(row.id, await sendFile({ ...parcel, key: row.key, onSent, signal: stop.signal }));
  } catch (error) {
    if (isCancelled(error)) return;
    happen(row.id, { type: "refused", error, now: Date.now() });
    if (error instanceof ApiError && error.code === "out_of_pages") askWhatIsLeft();
    comeBack(row.id);
  }
}

function comeBack(id: string): void {
  const row = rowOf(id);
  if (row?.stage !== "delayed" || row.againAt === null) return;
  const timer = setTimeout(() => happen(id, { type: "time" }), row.againAt - Date.now());
  stops.set(id, () => clearTimeout(timer));
}

function accepted(id: string, job: JobBrief): void {
  const row = rowOf(id);
  if (!row) return deleteQuietly(job.uuid);
  const { uuid, created_at, expires_at } = job;
  if (!me.value?.email) browserJobs.add({ uuid, name: row.name, created_at, expires_at });
  happen(id, { type: "job", job });
  watch(id);
  askWhatIsLeft();
}

// It was cancelled when all of it was sent already.
function deleteQuietly(uuid: string): void {
  call("DELETE", `api/v1/ocr/${uuid}/`).catch(() => undefined);
}

/** Follows the job of a row to its end. */
export function watch(id: string): void {
  const row = rowOf(id);
  if (row?.stage !== "reading" || !row.uuid) return;
  const uuid = row.uuid;
  unfinishedJobs.add({ uuid, name: row.name, size: row.size });
  const stop = follow(uuid, {
    onProgress: (progress) => happen(id, { type: "progress", progress }),
    onEnd: (job) => {
      unfinishedJobs.drop(uuid);
      happen(id, { type: "job", job });
      askWhatIsLeft();
    },
    onGone: (error) => {
      unfinishedJobs.drop(uuid);
      happen(id, { type: "gone", error });
    },
  });
  stops.set(id, stop);
}

// That a figure is old is no trouble worth a word.
function askWhatIsLeft(): void {
  refreshSession().catch(() => undefined);
}

/** Adds files, and sends them two at a time. One alone is shown as soon as it has a job. */
export function addFiles(files: readonly File[], options: ReadingOptions): void {
  const most = me.value?.limits.file_bytes ?? Infinity;
  const fields = fieldsOf(options);
  const alone = files.length === 1 && rows.value.every(isFinished);
  const added = files.map((file): Row => {
    const row = { ...newRow(newId(), file.name, file.size), opens: alone };
    parcels.set(row.id, { file, fields });
    const trouble = troubleWithFile(file, most);
    return trouble ? { ...row, stage: "failed", opens: false, error: new ApiError(400, trouble, "") } : row;
  });
  rows.value = [...rows.value.map((row) => after(row, { type: "accompanied" })), ...added];
  sendNext();
}

const hopeless = new Set(["empty_file", "file_too_large", "unsupported_type", "unreadable_file"]);

/** Whether it makes sense to send it once more; rows of earlier visits have no file any more. */
export function canRetry({ id, stage, error }: Row): boolean {
  return stage === "failed" && parcels.has(id) && !(error instanceof ApiError && hopeless.has(error.code));
}

export function retry(row: Row): void {
  happen(row.id, { type: "again", key: needsNewKey(row) ? newId() : row.key });
}

export function unlock(row: Row, password: string): void {
  const parcel = parcels.get(row.id)!;
  parcels.set(row.id, { ...parcel, fields: { ...parcel.fields, password } });
  retry(row);
}

/** Takes a row off the list; its job, if there is one, stays. */
export function remove(id: string): void {
  stops.get(id)?.();
  stops.delete(id);
  parcels.delete(id);
  rows.value = rows.value.filter((row) => row.id !== id);
  sendNext();
}

/** What is known here of a job goes when the job does. */
export function forgetJob(uuid: string): void {
  unfinishedJobs.drop(uuid);
  browserJobs.drop(uuid);
  for (const row of rows.value) if (row.uuid === uuid) remove(row.id);
}

export function removeFinished(): void {
  for (const row of rows.value.filter(isFinished)) remove(row.id);
}

/** Gives up a file, and deletes its job.
 * @throws ApiError */
export async function cancel(row: Row): Promise<void> {
  // The server may be making a job of it: its answer is waited for, to delete that.
  if (row.stage === "sending" && row.sent === 1) stops.delete(row.id);
  if (row.uuid) {
    await call("DELETE", `api/v1/ocr/${row.uuid}/`);
    forgetJob(row.uuid);
  } else {
    remove(row.id);
  }
}

/** Its document is shown, and need not be shown again. */
export function opened(row: Row): void {
  happen(row.id, { type: "opened" });
}
