import { ApiError } from "../../api/client";
import { errorText } from "../../errors";
import { formatBytes, formatPercent, t } from "../../i18n";
import { me } from "../../session";
import type { Row } from "../../uploads/rows";

function failureText(error: unknown): string {
  const code = error instanceof ApiError ? error.code : "";
  const limit = me.value?.limits.file_bytes;
  if (code === "not_found") return t("queue.gone");
  if (code === "file_too_large" && limit) return t("queue.too_large", { limit: formatBytes(limit) });
  return errorText(error);
}

function delayText({ error, againAt }: Row, now: number): string {
  if (error instanceof ApiError && error.code === "network") return t("queue.connection_lost");
  return t("queue.again_in", { count: Math.max(1, Math.ceil(((againAt ?? now) - now) / 1000)) });
}

function readingText({ progress }: Row): string {
  if (!progress || progress.status === "pending" || progress.page_count === 0) return t("status.pending");
  return t("queue.pages_read", { done: progress.pages_done, count: progress.page_count });
}

/** How it stands with a file, in words. */
export function rowState(row: Row, now: number): string {
  switch (row.stage) {
    case "waiting":
      return t("queue.waiting");
    case "sending":
      return row.sent < 1 ? t("queue.sending", { percent: formatPercent(row.sent) }) : t("queue.arriving");
    case "delayed":
      return delayText(row, now);
    case "reading":
      return readingText(row);
    case "done":
      return t("status.done");
    case "failed":
    case "locked":
      return failureText(row.error);
  }
}
