import type { Plan } from "../../api/types";
import { formatBytes, t, textOf } from "../../i18n";
import { Link } from "../../router";
import { me } from "../../session";
import { linkOf, timesUsual, wayTo } from "./offers";

interface PlanCardProps {
  plan: Plan;
  plans: readonly Plan[];
  yours: boolean;
}

/** What a plan gives, what it costs, and how to come to it. */
export function PlanCard({ plan, plans, yours }: PlanCardProps) {
  const name = textOf(`pricing.plan.${plan.name}`) ?? plan.name;
  return (
    <li class={yours ? "card plan yours" : "card plan"}>
      <h2>
        <bdi>{name}</bdi> {yours && <span class="badge">{t("pricing.yours")}</span>}
      </h2>
      <p class="plan-pages">{pagesText(plan)}</p>
      {plan.price && <p class="plan-price" dir="auto">{plan.price}</p>}
      <ul class="plan-limits">
        <li>{t("pricing.file", { count: plan.file_pages, size: formatBytes(plan.file_bytes) })}</li>
        <li>{t("pricing.kept", { count: plan.retention_hours })}</li>
        <li>{plan.jobs === null ? t("pricing.jobs_unlimited") : t("pricing.jobs", { count: plan.jobs })}</li>
        <li>{priorityText(timesUsual(plan, plans))}</li>
      </ul>
      {!yours && <HowToGet plan={plan} name={name} />}
    </li>
  );
}

function pagesText({ pages, window }: Plan): string {
  if (pages === null) return t("pricing.pages_unlimited");
  return pages === 0 ? t("pricing.pages_bought") : t(`pricing.pages_${window}`, { count: pages });
}

function priorityText(times: number): string {
  return times > 1 ? t("pricing.priority_more", { times }) : t("pricing.priority_usual");
}

function HowToGet({ plan, name }: { plan: Plan; name: string }) {
  const way = wayTo(plan);
  if (way === "buy") return <Buy address={linkOf(plan.buy_url)!} name={name} />;
  if (way === "nothing") return me.value?.anonymous ? <JustRead /> : null;
  if (way === "sign_up" && !me.value?.email && me.value?.sign_up) {
    return <Link to="sign-up" class="button primary">{t("title.sign_up")}</Link>;
  }
  return <p class="muted">{t("pricing.by_operator")}</p>;
}

function Buy({ address, name }: { address: string; name: string }) {
  return (
    <a class="button primary" href={address} rel="noopener noreferrer" aria-label={t("pricing.buy_plan", { plan: name })}>
      {t("pricing.buy")}
    </a>
  );
}

function JustRead() {
  return (
    <>
      <p class="muted">{t("pricing.no_account_needed")}</p>
      <Link to="" class="button">{t("pricing.read")}</Link>
    </>
  );
}
