import { useState } from "preact/hooks";
import { call } from "../../api/client";
import { Banner } from "../../components/banner";
import { t } from "../../i18n";
import type { PageProps } from "../../pages";
import { navigate } from "../../router";
import { refreshSession } from "../../session";
import { say } from "../../toasts";
import { emailTrouble, neededTrouble, newPasswordTrouble } from "./checks";
import { codeComplaint } from "./codes";
import { CodeField, EmailField, NewPasswordField } from "./fields";
import { Form, Username } from "./form";

/** Two steps: ask for a code by mail, then choose a new password with it. */
export default function Reset({ query }: PageProps) {
  const code = query.get("code");
  const [step, setStep] = useState<"ask" | "choose">(code ? "choose" : "ask");
  const [email, setEmail] = useState("");
  return (
    <section class="narrow">
      <h1>{t("title.reset")}</h1>
      {step === "ask" ? (
        <Ask
          onAsked={(address) => {
            setEmail(address);
            setStep("choose");
          }}
          onHaving={() => setStep("choose")}
        />
      ) : (
        <Choose code={code} email={email} onAgain={() => setStep("ask")} />
      )}
    </section>
  );
}

function Ask({ onAsked, onHaving }: { onAsked: (email: string) => void; onHaving: () => void }) {
  async function ask(email: string): Promise<void> {
    await call("POST", "api/v1/account/reset/", { email });
    onAsked(email);
  }
  return (
    <>
      <p>{t("reset.what")}</p>
      <Form
        action={t("reset.ask")}
        check={({ email = "" }) => ({ email: emailTrouble(email) })}
        submit={({ email = "" }) => ask(email.trim())}
      >
        <EmailField />
      </Form>
      <p class="ways"><button class="button small" onClick={onHaving}>{t("reset.have_code")}</button></p>
    </>
  );
}

function Choose({ code, email, onAgain }: { code: string | null; email: string; onAgain: () => void }) {
  async function choose(given: string, password: string): Promise<void> {
    await call("POST", "api/v1/account/reset/confirm/", { code: given, password });
    await refreshSession();
    say(t("account.password_changed"));
    navigate("", { replace: true });
  }
  return (
    <>
      {email && <Banner>{t("reset.mailed", { email })}</Banner>}
      <p>{t("reset.choose")}</p>
      <Form
        action={t("reset.set")}
        check={({ code: given = "", new_password: password = "" }) => ({
          code: neededTrouble(given),
          new_password: newPasswordTrouble(password),
        })}
        submit={({ code: given = "", new_password: password = "" }) => choose(given.trim(), password)}
        explain={codeComplaint}
      >
        {email && <Username email={email} />}
        <CodeField value={code} />
        <NewPasswordField label={t("account.field_new_password")} />
      </Form>
      <p class="ways"><button class="button small" onClick={onAgain}>{t("reset.new_code")}</button></p>
    </>
  );
}
