import { useState } from "preact/hooks";
import { call } from "../../api/client";
import { t } from "../../i18n";
import type { PageProps } from "../../pages";
import { Link, navigate } from "../../router";
import { neededTrouble } from "./checks";
import { codeComplaint } from "./codes";
import { CodeField } from "./fields";
import { Form } from "./form";
import { Outcome } from "./outcome";

export default function ConfirmAddress({ query }: PageProps) {
  const [done, setDone] = useState(false);
  if (done) return <Confirmed />;
  async function confirm(code: string): Promise<void> {
    await call("POST", "api/v1/account/confirm/", { code });
    setDone(true);
    // The code is used up; it need not stay in the browser's history.
    navigate("confirm", { replace: true });
  }
  return (
    <section class="narrow">
      <h1>{t("title.confirm")}</h1>
      <p>{t("confirm.what")}</p>
      <Form
        action={t("confirm.action")}
        check={({ code = "" }) => ({ code: neededTrouble(code) })}
        submit={({ code = "" }) => confirm(code.trim())}
        explain={codeComplaint}
      >
        <CodeField value={query.get("code")} />
      </Form>
      <p class="ways">
        {t("confirm.no_code")} <Link to="sign-up">{t("title.sign_up")}</Link>
      </p>
    </section>
  );
}

function Confirmed() {
  return (
    <Outcome title={t("title.confirm")}>
      <p>{t("confirm.done")}</p>
      <Link to="sign-in" class="button primary">{t("title.sign_in")}</Link>
    </Outcome>
  );
}
