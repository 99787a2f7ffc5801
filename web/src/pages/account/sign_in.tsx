import { ApiError } from "../../api/client";
import { errorText } from "../../errors";
import { t } from "../../i18n";
import type { PageProps } from "../../pages";
import { Link, navigate, root } from "../../router";
import { me, signIn } from "../../session";
import { emailTrouble, neededTrouble } from "./checks";
import { EmailField, PasswordField } from "./fields";
import { Form } from "./form";
import { safeNext } from "./next";

export default function SignIn({ query }: PageProps) {
  const next = safeNext(query.get("next"), root);
  return (
    <section class="narrow">
      <h1>{t("title.sign_in")}</h1>
      {me.value?.email ? <Already email={me.value.email} next={next} /> : <SignInForm next={next} />}
    </section>
  );
}

function Already({ email, next }: { email: string; next: string }) {
  return (
    <>
      <p>{t("sign_in.already", { email })}</p>
      <Link to={next} class="button primary">{t("sign_in.go_on")}</Link>
    </>
  );
}

function SignInForm({ next }: { next: string }) {
  const further = next ? `?next=${encodeURIComponent(next)}` : "";
  return (
    <>
      <Form
        action={t("sign_in.action")}
        check={({ email = "", password = "" }) => ({ email: emailTrouble(email), password: neededTrouble(password) })}
        submit={async ({ email = "", password = "" }) => {
          await signIn(email.trim(), password);
          navigate(next, { replace: true });
        }}
        explain={(error) => (isRefusal(error) ? { password: errorText(error) } : undefined)}
      >
        <EmailField />
        <PasswordField />
      </Form>
      <ul class="ways">
        {me.value?.sign_up !== false && (
          <li>{t("sign_in.no_account")} <Link to={`sign-up${further}`}>{t("title.sign_up")}</Link></li>
        )}
        <li><Link to="reset">{t("sign_in.forgotten")}</Link></li>
      </ul>
    </>
  );
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.code === "login_failed";
}
