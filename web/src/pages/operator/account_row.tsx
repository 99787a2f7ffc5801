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
  // Whoever disabled themselves could not undo it.
  const own = email === me.value?.email;
  const button = (text: string, label: string, onClick: () => void) => (
    <button class="button small" disabled={busy} aria-label={label} onClick={onClick}>{text}</button>
  );
  return (
    <div class="row-actions">
      {!confirmed &&
        button(t("operator.account_confirm"), t("operator.account_confirm_of", { email }), () => apply({ confirmed: true }))}
      {disabled &&
        button(t("operator.account_enable"), t("operator.account_enable_of", { email }), () => apply({ disabled: false }))}
      {!disabled && !own &&
        button(t("operator.account_disable"), t("operator.account_disable_of", { email }), () => setAsking(true))}
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
    <Confirm
      title={t("operator.disable_title", { email })}
      action={t("operator.account_disable")}
      onConfirm={disable}
      onClose={onClose}
    >
      <p>{t("operator.disable_what")}</p>
    </Confirm>
  );
}
