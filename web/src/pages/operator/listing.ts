import type { OperatedAccount } from "../../api/types";

export type AccountState = "active" | "unconfirmed" | "disabled";

export function stateOf({ confirmed, disabled }: OperatedAccount): AccountState {
  if (disabled) return "disabled";
  return confirmed ? "active" : "unconfirmed";
}

/** The accounts whose address or plan has what was typed in it. */
export function filtered(accounts: readonly OperatedAccount[], typed: string): OperatedAccount[] {
  const wanted = typed.trim().toLowerCase();
  return accounts.filter(({ email, plan }) => email.toLowerCase().includes(wanted) || plan.toLowerCase().includes(wanted));
}

/** The list with one account as the server answered it. */
export function withAccount(accounts: readonly OperatedAccount[], changed: OperatedAccount): OperatedAccount[] {
  return accounts.map((account) => (account.id === changed.id ? changed : account));
}

export function newestFirst<T extends { at: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => b.at.localeCompare(a.at));
}
