import type { Account } from "../../api/types";
import { ProgressBar } from "../../components/progress_bar";
import { formatBytes, formatDate, formatDistance, t, textOf } from "../../i18n";
import { Link } from "../../router";

/** The plan, and what is left of it. */
export function Plan({ account }: { account: Account }) {
  const { email, plan, created_at: made, credits, limits } = account;
  return (
    <section class="card panel">
      <h2>{t("account.plan")}</h2>
      <p>
        <bdi>{email}</bdi> · <span class="muted">{t("account.since", { date: formatDate(made, { dateStyle: "medium" }) })}</span>
      </p>
      <p>
        {t("account.plan_is", { plan: planName(plan) })} <Link to="pricing">{t("account.plan_compare")}</Link>
      </p>
      <Allowance account={account} />
      {credits > 0 && <p>{t("account.credits", { count: credits })}</p>}
      <p class="muted">
        {t("account.limit_file", { count: limits.file_pages, size: formatBytes(limits.file_bytes) })}{" "}
        {t("account.limit_kept", { count: limits.retention_hours })}{" "}
        {limits.jobs !== null && t("account.limit_jobs", { count: limits.jobs })}
      </p>
    </section>
  );
}

function Allowance({ account: { used, cap, window, resets_at: resets } }: { account: Account }) {
  if (cap === null) return <p>{t(`account.used_unlimited_${window}`, { used })}</p>;
  return (
    <>
      <ProgressBar value={Math.min(used, cap)} most={Math.max(cap, 1)} label={t("account.meter")} />
      <p>
        {t(`account.used_${window}`, { used, cap })}{" "}
        <span class="muted">{t("account.resets", { when: formatDistance(resets), date: formatDate(resets) })}</span>
      </p>
    </>
  );
}

export function planName(plan: string): string {
  return textOf(`pricing.plan.${plan}`) ?? plan;
}
