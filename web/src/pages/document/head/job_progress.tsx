import { useEffect, useRef } from "preact/hooks";
import { ProgressBar } from "../../../components/progress_bar";
import { t } from "../../../i18n";
import { refreshSession } from "../../../session";
import { say } from "../../../toasts";
import { useDesk } from "../state/desk";
import { DeleteButton } from "./delete_button";

/** How far the reading is; says so when it is done. */
export function JobProgress() {
  const { status, pages_done: done, page_count: count } = useDesk().job.job.value!;
  const running = status === "pending" || status === "processing";
  useAtTheEnd(running, status === "done");
  if (!running) return null;
  const text = status === "pending" ? t("document.waiting") : t("document.reading", { done, count });
  return (
    <div class="job-progress">
      <ProgressBar {...(status === "pending" ? {} : { value: done })} most={count} label={t("document.progress")} />
      <span>{text}</span>
      <DeleteButton />
    </div>
  );
}

function useAtTheEnd(running: boolean, succeeded: boolean): void {
  const ranBefore = useRef(running);
  useEffect(() => {
    if (ranBefore.current && !running) {
      if (succeeded) say(t("document.finished"));
      refreshSession().catch(() => {}); // only the pages left, which are asked for again with the next page
    }
    ranBefore.current = running;
  }, [running]);
}
