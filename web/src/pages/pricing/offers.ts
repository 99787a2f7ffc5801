import type { Plan } from "../../api/types";

/** How a caller comes to a plan: it is theirs without more, by signing up, by paying, or by asking the operator. */
export type Way = "nothing" | "sign_up" | "buy" | "operator";

/** The plans that a server gives by itself: to callers without an account, and to new accounts. */
const givenTo = { anonymous: "anonymous", account: "free" };

export function wayTo({ name, buy_url: address }: Plan): Way {
  if (name === givenTo.anonymous) return "nothing";
  if (linkOf(address)) return "buy";
  return name === givenTo.account ? "sign_up" : "operator";
}

/** The address where a plan is sold, if it is one of the web: the operator's words are not run as a program. */
export function linkOf(address: string): string | null {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** How much more of the queue a plan gets than the least one. */
export function timesUsual(plan: Plan, plans: readonly Plan[]): number {
  const least = Math.min(...plans.map(({ priority }) => priority));
  return least > 0 ? plan.priority / least : 1;
}
