import { useState } from "preact/hooks";
import { ApiError, call } from "../../api/client";
import { t } from "../../i18n";
import type { PageProps } from "../../pages";
import { Link, navigate, root } from "../../router";
import { me, signIn } from "../../session";
import { say } from "../../toasts";
import { emailTrouble, newPasswordTrouble } from "./checks";
import { EmailField, NewPasswordField } from "./fields";
import { Form, type Complaints } from "./form";
import { safeNext } from "./next";
import { Outcome } from "./outcome";

type Status = "mailed" | "waits_for_operator" | "ready";

interface SignedUp {
  status: Status;
  email: string;
}

export default function SignUp({ query }: PageProps) {
  const next = safeNext(query.get("next"), root);
  const [done, setDone] = useState<SignedUp | null>(null);
  if (done) return <WhatNext {...done} />;
  return (
    <section class="narrow">
      <h1>{t("title.sign_up")}</h1>
      {me.value?.sign_up === false ? <p>{t("sign_up.closed")}</p> : <SignUpForm next={next} onDone={setDone} />}
      <p class="ways">
        {t("sign_up.have_account")} <Link to="sign-in">{t("title.sign_in")}</Link>
      </p>
    </section>
  );
}

function SignUpForm({ next, onDone }: { next: string; onDone: (done: SignedUp) => void }) {
  async function submit(email: string, password: string): Promise<void> {
    const { status } = await call<{ status: Status }>("POST", "api/v1/account/", { email, password });
    if (status === "ready" && (await entered(email, password))) {
      say(t("sign_up.ready_title"));
      navigate(next, { replace: true });
    } else {
      onDone({ status, email });
    }
  }
  return (
    <>
      <p>{t("sign_up.why")}</p>
      <Form
        action={t("sign_up.action")}
        check={({ email = "", new_password: password = "" }) => ({
          email: emailTrouble(email),
          new_password: newPasswordTrouble(password),
        })}
        submit={({ email = "", new_password: password = "" }) => submit(email.trim(), password)}
        explain={explain}
      >
        <EmailField />
        <NewPasswordField label={t("account.field_password")} />
      </Form>
    </>
  );
}

// The account is there, whether or not signing in works right now.
async function entered(email: string, password: string): Promise<boolean> {
  try {
    await signIn(email, password);
    return true;
  } catch {
    return false;
  }
}

function explain(error: unknown): Complaints | undefined {
  return error instanceof ApiError && error.code === "bad_field" ? { email: t("sign_up.refused") } : undefined;
}

function WhatNext({ status, email }: SignedUp) {
  if (status === "mailed") {
    return (
      <Outcome title={t("sign_up.mailed_title")}>
        <p>{t("sign_up.mailed", { email })}</p>
        <Link to="confirm" class="button primary">{t("sign_up.mailed_next")}</Link>
      </Outcome>
    );
  }
  const waits = status === "waits_for_operator";
  return (
    <Outcome title={t(waits ? "sign_up.waits_title" : "sign_up.ready_title")}>
      <p>{t(waits ? "sign_up.waits" : "sign_up.ready", { email })}</p>
      <Link to="sign-in" class="button primary">{t("title.sign_in")}</Link>
    </Outcome>
  );
}
