import { ApiError, call } from "../../api/client";
import { t } from "../../i18n";
import { say } from "../../toasts";
import { neededTrouble, newPasswordTrouble } from "./checks";
import { NewPasswordField, PasswordField } from "./fields";
import { Form, Username, type Complaints } from "./form";

export function ChangePassword({ email }: { email: string }) {
  async function change(current: string, password: string): Promise<void> {
    await call("POST", "api/v1/account/password/", { current_password: current, password });
    say(t("account.password_changed"));
  }
  return (
    <section class="card panel">
      <h2>{t("account.password")}</h2>
      <div class="short">
        <Form
          action={t("account.password_change")}
          check={({ password = "", new_password: chosen = "" }) => ({
            password: neededTrouble(password),
            new_password: newPasswordTrouble(chosen),
          })}
          submit={({ password = "", new_password: chosen = "" }) => change(password, chosen)}
          explain={wrongPassword}
        >
          <Username email={email} />
          <PasswordField label={t("account.password_current")} />
          <NewPasswordField label={t("account.field_new_password")} />
        </Form>
      </div>
    </section>
  );
}

export function wrongPassword(error: unknown): Complaints | undefined {
  return error instanceof ApiError && error.code === "login_failed" ? { password: t("account.password_wrong") } : undefined;
}
