import { useState } from "preact/hooks";
import { call } from "../../api/client";
import type { OperatedAccount } from "../../api/types";
import { Confirm } from "../../components/dialog";
import { errorText } from "../../errors";
import { formatDate, t, textOf } from "../../i18n";
import { me } from "../../session";
import { stateOf } from "./listing";

type Change = { confirmed?: true; disabled?: boolean; plan?: string };
type Apply = (change: Change) => void;

interface AccountRowProps {
  account: OperatedAccount;
  plans: readonly string[];
  onChange: (changed: OperatedAccount) => void;
}

/** An account and what the operator can do to it; what the server refuses is said in the row. */
export function AccountRow({ account, plans, onChange }: AccountRowProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  async function apply(change: Change): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      onChange(await call<OperatedAccount>("PATCH", `api/v1/operator/accounts/${account.id}/`, change));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }
  const state = stateOf(account);
  return (
    <tr>
      <th scope="row"><bdi>{account.email}</bdi></th>
      <td><PlanSelect account={account} plans={plans} busy={busy} apply={apply} /></td>
      <td>{formatDate(account.created_at, { dateStyle: "medium" })}</td>
      <td><span class={state === "disabled" ? "badge trouble" : "badge"}>{t(`operator.state.${state}`)}</span></td>
      <td>
        <AccountActions account={account} busy={busy} apply={apply} />
        {failure !== null && <p class="complaint" role="alert">{errorText(failure)}</p>}
      </td>
    </tr>
  );
}

interface DoingProps {
  account: OperatedAccount;
  busy: boolean;
  apply: Apply;
}

// The plan that an account has is offered even where the server's settings do not name it any more.
function PlanSelect({ account: { email, plan }, plans, busy, apply }: DoingProps & { plans: readonly string[] }) {
  const offered = plans.includes(plan) ? plans : [plan, ...plans];
  return (
    <select
      aria-label={t("operator.account_plan_of", { email })}
      value={plan}
      disabled={busy}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        event.currentTarget.value = plan;
        apply({ plan: chosen });
      }}
    >
      {offered.map((name) => <option key={name} value={name}>{textOf(`pricing.plan.${name}`) ?? name}</option>)}
    </select>
  );
}

function AccountActions({ account: { email, confirmed, disabled }, busy, apply }: DoingProps) {
  const [asking, setAsking] = useState(false);
  const own = email === me.value?.email;
  return (
    <div class="row-actions">
      {!confirmed && (
        <button class="button small" disabled={busy} aria-label={t("operator.account_confirm_of", { email })} onClick={() => apply({ confirmed: true })}>
          {t("operator.account_confirm")}
        </button>
      )}
      {disabled && (
        <button class="button small" disabled={busy} aria-label={t("operator.account_enable_of", { email })} onClick={() => apply({ disabled: false })}>
          {t("operator.account_enable")}
        </button>
      )}
      {!disabled && !own && (
        <button class="button small" disabled={busy} aria-label={t("operator.account_disable_of", { email })} onClick={() => setAsking(true)}>
          {t("operator.account_disable")}
        </button>
      )}
      {asking && <AskToDisable email={email} apply={apply} onClose={() => setAsking(false)} />}
    </div>
  );
}

function AskToDisable({ email, apply, onClose }: { email: string; apply: Apply; onClose: () => void }) {
  function disable() {
    onClose();
    apply({ disabled: true });
  }
  return (
    <Confirm title={t("operator.disable_title", { email })} action={t("operator.account_disable")} onConfirm={disable} onClose={onClose}>
      <p>{t("operator.disable_what")}</p>
    </Confirm>
  );
}
