import type { PlanList } from "../../api/types";
import { Awaited, useLoaded } from "../../components/loaded";
import { t } from "../../i18n";
import { me } from "../../session";
import { PlanCard } from "./plan_card";
import { Questions } from "./questions";

/** The plans as the server has them: no figure of this page is its own. */
export default function Pricing() {
  const list = useLoaded<PlanList>("api/v1/plans/");
  return (
    <>
      <h1>{t("title.pricing")}</h1>
      <Awaited of={list}>{(value) => <Plans {...value} />}</Awaited>
    </>
  );
}

function Plans({ plans, page_credits: credits }: PlanList) {
  return (
    <>
      <p>{t("pricing.what", { cpu: t("pages.count", { count: credits.cpu }), vlm: t("pages.count", { count: credits.vlm }) })}</p>
      {plans.length === 0 && <p class="muted">{t("pricing.none")}</p>}
      <ul class="cards">
        {plans.map((plan) => (
          <PlanCard key={plan.name} plan={plan} plans={plans} yours={plan.name === me.value?.plan} />
        ))}
      </ul>
      <Questions />
    </>
  );
}
