import { useId, useState } from "preact/hooks";
import type { OperatedAccount, PlanList } from "../../api/types";
import { Awaited, useLoaded } from "../../components/loaded";
import { t } from "../../i18n";
import { AccountRow } from "./account_row";
import { filtered, withAccount } from "./listing";
import { Table } from "./table";

const shownAtFirst = 50;

/** Who has an account: to be confirmed, disabled, or put on another plan. */
export function Accounts() {
  const list = useLoaded<{ accounts: OperatedAccount[] }>("api/v1/operator/accounts/");
  const offered = useLoaded<PlanList>("api/v1/plans/");
  const plans = offered.value?.plans.map(({ name }) => name) ?? [];
  return (
    <section>
      <h2>{t("operator.accounts")}</h2>
      {offered.failure !== null && <Awaited of={offered}>{() => null}</Awaited>}
      <Awaited of={list}>
        {({ accounts }) => (
          <AccountTable
            accounts={accounts}
            plans={plans}
            onChange={(changed) => list.replace({ accounts: withAccount(accounts, changed) })}
          />
        )}
      </Awaited>
      <button class="button small" onClick={list.reload}>{t("operator.refresh")}</button>
    </section>
  );
}

interface AccountTableProps {
  accounts: readonly OperatedAccount[];
  plans: readonly string[];
  onChange: (changed: OperatedAccount) => void;
}

function AccountTable({ accounts, plans, onChange }: AccountTableProps) {
  const [typed, setTyped] = useState("");
  const [most, setMost] = useState(shownAtFirst);
  const found = filtered(accounts, typed);
  const columns = [
    t("operator.account_email"), t("operator.account_plan"), t("operator.account_created"), t("operator.account_state"),
    t("operator.account_actions"),
  ];
  return (
    <>
      <Filter typed={typed} onType={setTyped} shown={Math.min(most, found.length)} all={accounts.length} />
      {found.length === 0 ? <p>{t("operator.accounts_none")}</p> : (
        <Table label={t("operator.accounts")} columns={columns}>
          {found.slice(0, most).map((account) => (
            <AccountRow key={account.id} account={account} plans={plans} onChange={onChange} />
          ))}
        </Table>
      )}
      {found.length > most && (
        <button class="button small" onClick={() => setMost(most + shownAtFirst)}>{t("operator.more")}</button>
      )}
    </>
  );
}

function Filter({ typed, onType, shown, all }: { typed: string; onType: (typed: string) => void; shown: number; all: number }) {
  const id = useId();
  return (
    <div class="field account-filter">
      <label for={id}>{t("operator.accounts_filter")}</label>
      <input id={id} type="search" autocomplete="off" value={typed} onInput={(event) => onType(event.currentTarget.value)} />
      <span class="hint" role="status">{t("operator.accounts_shown", { shown, all })}</span>
    </div>
  );
}
