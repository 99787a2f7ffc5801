import { useState } from "preact/hooks";
import { Confirm } from "../../../components/dialog";
import { t } from "../../../i18n";
import { navigate } from "../../../router";
import { say, sayError } from "../../../toasts";
import { useDesk } from "../state/desk";
import { isNotFound } from "../state/not_found";

/** Deletes the document once that is confirmed; while it is read, that is also what stops it. */
export function DeleteButton() {
  const { job } = useDesk();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const running = !job.finished.value;

  async function remove() {
    setAsking(false);
    setBusy(true);
    try {
      await job.delete();
    } catch (error) {
      if (!isNotFound(error)) {
        setBusy(false);
        return sayError(error);
      }
    }
    say(t("document.deleted"));
    navigate("");
  }

  const action = running ? t("document.stop") : t("action.delete");
  return (
    <>
      <button type="button" class="button small" disabled={busy} onClick={() => setAsking(true)}>{action}</button>
      {asking && (
        <Confirm
          title={running ? t("document.stop_title") : t("document.delete_title")}
          action={action}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        >
          <p>{running ? t("document.stop_text") : t("document.delete_text")}</p>
        </Confirm>
      )}
    </>
  );
}
