import { useState } from "preact/hooks";
import { t } from "../../i18n";
import { unlock } from "../../uploads/queue";
import type { Row } from "../../uploads/rows";

/** Asks for the password of an encrypted PDF, and sends the file again with it. */
export function PasswordForm({ row }: { row: Row }) {
  const [password, setPassword] = useState("");
  const field = `password-${row.id}`;
  function send(event: Event) {
    event.preventDefault();
    if (password) unlock(row, password);
  }
  return (
    <form class="upload-password" onSubmit={send}>
      <label for={field}>{t("queue.password", { name: row.name })}</label>
      <input id={field} type="password" autocomplete="off" required value={password}
        onInput={(event) => setPassword(event.currentTarget.value)} />
      <button class="button small">{t("queue.password_send")}</button>
    </form>
  );
}
