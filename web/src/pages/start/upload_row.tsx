import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../../api/client";
import { ProgressBar } from "../../components/progress_bar";
import { formatBytes, t } from "../../i18n";
import { Link } from "../../router";
import { me } from "../../session";
import { sayError } from "../../toasts";
import { canRetry, cancel, remove, retry } from "../../uploads/queue";
import { isFinished, type Row } from "../../uploads/rows";
import { PasswordForm } from "./password_form";
import { rowState } from "./row_state";

interface RowProps {
  row: Row;
  onTakenAway: () => void;
}

/** A file of the queue: what it is, how far it is, and what can be done about it. */
export function UploadRow({ row, onTakenAway }: RowProps) {
  return (
    <li class="upload-row">
      <div class="upload-name">
        <span dir="auto">{row.name}</span>
        {row.size !== null && <span class="muted">{formatBytes(row.size)}</span>}
      </div>
      <RowState row={row} />
      <RowProgress row={row} />
      {row.stage === "locked" && <PasswordForm row={row} />}
      <RowActions row={row} onTakenAway={onTakenAway} />
    </li>
  );
}

function RowState({ row }: { row: Row }) {
  const now = useSeconds(row.stage === "delayed");
  const failed = row.stage === "failed" || row.stage === "locked";
  return (
    <div class={failed ? "upload-state wrong" : "upload-state muted"}>
      {rowState(row, now)}
      {row.error instanceof ApiError && row.error.code === "out_of_pages" && <WaysToPages />}
    </div>
  );
}

function WaysToPages() {
  return (
    <span class="upload-ways">
      <Link to="pricing">{t("queue.see_plans")}</Link>
      {!me.value?.email && me.value?.sign_up && <Link to="sign-up">{t("title.sign_up")}</Link>}
    </span>
  );
}

function RowProgress({ row }: { row: Row }) {
  const label = t("queue.progress", { name: row.name });
  if (row.stage === "sending") return <ProgressBar value={row.sent} most={1} label={label} />;
  if (row.stage !== "reading") return null;
  const { pages_done: done = 0, page_count: count = 0 } = row.progress ?? {};
  return count > 0 ? <ProgressBar value={done} most={count} label={label} /> : <ProgressBar most={1} label={label} />;
}

function RowActions({ row, onTakenAway }: RowProps) {
  const { name } = row;
  function takeAway() {
    remove(row.id);
    onTakenAway();
  }
  return (
    <div class="upload-actions">
      {row.uuid && row.stage !== "failed" && (
        <Link to={`documents/${row.uuid}`} class="button small" aria-label={t("queue.open_named", { name })}>
          {t("queue.open")}
        </Link>
      )}
      {canRetry(row) && (
        <button class="button small" aria-label={t("queue.retry_named", { name })} onClick={() => retry(row)}>
          {t("action.retry")}
        </button>
      )}
      {!isFinished(row) && <CancelButton row={row} onTakenAway={onTakenAway} />}
      {isFinished(row) && (
        <button class="button small" aria-label={t("queue.remove_named", { name })} onClick={takeAway}>
          {t("queue.remove")}
        </button>
      )}
    </div>
  );
}

function CancelButton({ row, onTakenAway }: RowProps) {
  const [busy, setBusy] = useState(false);
  async function stop() {
    setBusy(true);
    try {
      await cancel(row);
      onTakenAway();
    } catch (error) {
      sayError(error);
      setBusy(false);
    }
  }
  return (
    <button class="button small" disabled={busy} aria-label={t("queue.cancel_named", { name: row.name })} onClick={stop}>
      {t("action.cancel")}
    </button>
  );
}

/** The time, told anew every second while somebody wants to know. */
function useSeconds(wanted: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!wanted) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [wanted]);
  return now;
}
