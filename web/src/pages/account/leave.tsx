import { useState } from "preact/hooks";
import { call } from "../../api/client";
import { Dialog } from "../../components/dialog";
import { t } from "../../i18n";
import { navigate } from "../../router";
import { refreshSession, signOut } from "../../session";
import { say, sayError } from "../../toasts";
import { wrongPassword } from "./change_password";
import { neededTrouble } from "./checks";
import { PasswordField } from "./fields";
import { Field, Form, Username } from "./form";

/** Signing out, and deleting the account. */
export function Leave({ email }: { email: string }) {
  const [deleting, setDeleting] = useState(false);
  return (
    <section class="card panel">
      <h2>{t("account.leave")}</h2>
      <div class="actions">
        <button class="button" onClick={leave}>{t("action.sign_out")}</button>
        <button class="button danger" onClick={() => setDeleting(true)}>{t("account.delete")}</button>
      </div>
      {deleting && <DeleteAccount email={email} onClose={() => setDeleting(false)} />}
    </section>
  );
}

async function leave(): Promise<void> {
  try {
    await signOut();
    navigate("");
  } catch (error) {
    sayError(error);
  }
}

async function deleteAccount(password: string): Promise<void> {
  await call("DELETE", "api/v1/account/", { password });
  navigate("");
  say(t("account.delete_done"));
  await refreshSession();
}

function DeleteAccount({ email, onClose }: { email: string; onClose: () => void }) {
  const isEmail = (typed: string) => typed.trim().toLowerCase() === email.toLowerCase();
  return (
    <Dialog title={t("account.delete_title")} onClose={onClose}>
      <p>{t("account.delete_what")}</p>
      <Form
        action={t("account.delete")}
        danger
        check={({ typed = "", password = "" }) => ({
          typed: isEmail(typed) ? undefined : "account.delete_type_wrong",
          password: neededTrouble(password),
        })}
        submit={({ password = "" }) => deleteAccount(password)}
        explain={wrongPassword}
        onCancel={onClose}
      >
        <Username email={email} />
        <Field name="typed" label={t("account.delete_type", { email })} autocomplete="off" />
        <PasswordField />
      </Form>
    </Dialog>
  );
}
