import { useState } from "preact/hooks";
import { Confirm } from "../../../components/dialog";
import { t } from "../../../i18n";
import { sayError } from "../../../toasts";
import { useDesk } from "../state/desk";

export function ForgetButton() {
  const { conversation } = useDesk();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!conversation.messages.value?.length) return null;

  async function forget() {
    setAsking(false);
    setBusy(true);
    await conversation.forget().catch(sayError);
    setBusy(false);
  }

  const disabled = busy || conversation.phase.value !== "idle";
  return (
    <>
      <button type="button" class="button small" disabled={disabled} onClick={() => setAsking(true)}>{t("chat.forget")}</button>
      {asking && (
        <Confirm
          title={t("chat.forget_title")}
          action={t("chat.forget_action")}
          onConfirm={() => void forget()}
          onClose={() => setAsking(false)}
        >
          <p>{t("chat.forget_text")}</p>
        </Confirm>
      )}
    </>
  );
}
