import { useEffect } from "preact/hooks";
import { ApiError } from "../../api/client";
import type { Account } from "../../api/types";
import { Awaited, useLoaded } from "../../components/loaded";
import { t } from "../../i18n";
import { Link } from "../../router";
import { refreshSession } from "../../session";
import { ChangePassword } from "./change_password";
import { Leave } from "./leave";
import { Plan } from "./plan";
import { Secret } from "./secret";
import { Tokens } from "./tokens";
import { UsageChart } from "./usage";

/** What an account has, uses and may change. */
export default function AccountPage() {
  const account = useLoaded<Account>("api/v1/account/");
  useEffect(() => noticeEnd(account.failure), [account.failure]);
  return (
    <>
      <h1>{t("title.account")}</h1>
      <Awaited of={account}>
        {(value) => (
          <div class="panels">
            <Plan account={value} />
            <section class="card panel">
              <h2>{t("account.usage")}</h2>
              <UsageChart usage={value.usage} />
            </section>
            <Tokens />
            {value.callback_secret && <CallbackSecret secret={value.callback_secret} />}
            <ChangePassword email={value.email} />
            <Leave email={value.email} />
          </div>
        )}
      </Awaited>
    </>
  );
}

// A session that has ended meanwhile: the app then asks to sign in. If that cannot be asked either, the error is shown.
function noticeEnd(failure: unknown): void {
  if (failure instanceof ApiError && failure.status === 401) refreshSession().catch(() => {});
}

function CallbackSecret({ secret }: { secret: string }) {
  return (
    <section class="card panel">
      <h2>{t("account.callback")}</h2>
      <p>
        {t("account.callback_what")} <Link to="docs?section=callbacks">{t("account.callback_docs")}</Link>
      </p>
      <Secret value={secret} label={t("account.callback")} />
    </section>
  );
}
