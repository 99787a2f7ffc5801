import { t } from "../../i18n";
import { choose } from "../../uploads/chosen_options";
import { planList, useList } from "../../uploads/lists";
import { needsVision, tiers, type Tier } from "../../uploads/options";
import type { Reading } from "./use_reading";

/** Fast, by a vision model, or as it comes; what each costs, and why one cannot be chosen. */
export function TierChoice({ reading }: { reading: Reading }) {
  return (
    <fieldset class="field tiers">
      <legend>{t("start.tier")}</legend>
      {tiers.map((tier) => (
        <TierOption key={tier} tier={tier} reading={reading} />
      ))}
    </fieldset>
  );
}

function whyNot(tier: Tier, { tool, hasVision }: Reading): string | null {
  if (tier === "cpu") return needsVision(tool) ? t("start.tool_needs_vision") : null;
  return hasVision ? null : t("start.no_vision");
}

function TierOption({ tier, reading }: { tier: Tier; reading: Reading }) {
  const obstacle = whyNot(tier, reading);
  return (
    <label class={obstacle ? "tier unavailable" : "tier"}>
      <input type="radio" name="tier" checked={reading.options.tier === tier} disabled={obstacle !== null}
        onChange={() => choose({ tier })} />
      <span class="tier-name">{t(`start.tier.${tier}`)}</span>
      {!obstacle && <TierCost tier={tier} />}
      <span class="hint">{obstacle ?? t(`start.tier_hint.${tier}`)}</span>
    </label>
  );
}

function TierCost({ tier }: { tier: Tier }) {
  const credits = useList(planList).value?.page_credits;
  if (!credits) return null;
  const cost = tier === "auto"
    ? t("start.cost_range", { least: credits.cpu, most: credits.vlm })
    : t("start.cost", { count: credits[tier] });
  return <span class="tier-cost">{cost}</span>;
}
