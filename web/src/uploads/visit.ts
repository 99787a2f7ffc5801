import { effect, untracked } from "@preact/signals";
import { me } from "../session";
import { unfinishedJobs } from "./kept_lists";
import { newId, remove, rows, watch } from "./queue";
import { after, isUnsent, newRow } from "./rows";

let resumed = false;

/** Brings back, once a visit, the jobs that an earlier one left unfinished. */
export function resume(): void {
  if (resumed) return;
  resumed = true;
  const progress = { status: "pending", pages_done: 0, page_count: 0 } as const;
  for (const { uuid, name, size } of unfinishedJobs.all().reverse()) {
    const row = newRow(newId(), name, size);
    rows.value = [...rows.value, after(row, { type: "job", job: { uuid, error: null, ...progress } })];
    watch(row.id);
  }
}

function warnOfLoss(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

// The browser asks whether to leave while something would be lost by it, and only then.
effect(() => {
  if (rows.value.some(isUnsent)) window.addEventListener("beforeunload", warnOfLoss);
  else window.removeEventListener("beforeunload", warnOfLoss);
});

function forgetAll(): void {
  for (const row of rows.value) remove(row.id);
  unfinishedJobs.clear();
}

let lastEmail: string | null = null;

// What an account has sent is nothing for whoever uses the browser next.
effect(() => {
  const email = me.value?.email ?? null;
  if (lastEmail !== null && email !== lastEmail) untracked(forgetAll);
  lastEmail = email;
});
