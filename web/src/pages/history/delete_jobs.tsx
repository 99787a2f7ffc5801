import { ApiError, call } from "../../api/client";
import type { JobBrief } from "../../api/types";
import { Confirm } from "../../components/dialog";
import { t } from "../../i18n";
import { refreshSession } from "../../session";
import { say, sayError } from "../../toasts";
import { forgetJob } from "../../uploads/queue";

interface DeleteProps {
  jobs: readonly JobBrief[];
  onDeleted: (uuid: string) => void;
  onClose: () => void;
}

async function deleteJob(uuid: string): Promise<void> {
  try {
    await call("DELETE", `api/v1/ocr/${uuid}/`);
  } catch (error) {
    // Somebody was faster: what was wanted is so.
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
  }
  forgetJob(uuid);
}

/** Asks, then deletes them one after the other; stops where that fails. */
export function DeleteJobs({ jobs, onDeleted, onClose }: DeleteProps) {
  const count = jobs.length;
  async function deleteAll() {
    onClose();
    try {
      for (const { uuid } of jobs) {
        await deleteJob(uuid);
        onDeleted(uuid);
      }
      // The button that was pressed is gone with its row.
      document.getElementById("main")?.focus();
      say(t("history.deleted", { count }));
      // Pages that were not read yet are given back.
      await refreshSession();
    } catch (error) {
      sayError(error);
    }
  }
  return (
    <Confirm title={t("history.delete_title")} action={t("action.delete")} onConfirm={() => void deleteAll()} onClose={onClose}>
      <p>{t("history.delete_text", { count })}</p>
      <ul class="jobs-to-delete">{jobs.map(({ uuid, name }) => <li key={uuid}><bdi>{name}</bdi></li>)}</ul>
    </Confirm>
  );
}
