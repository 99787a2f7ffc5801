import type { Usage } from "../../api/types";
import { formatDate, formatNumber, t, textOf } from "../../i18n";
import { lastDays, niceTop, stack, tiersOf, type Day } from "./chart";

const height = 100;
const width = 10;
const gap = 2;

interface DaysProps {
  days: readonly Day[];
  tiers: readonly string[];
}

/** The pages of the last 31 days: bars for who sees, the same figures as a table. */
export function UsageChart({ usage }: { usage: readonly Usage[] }) {
  const days = lastDays(usage, Date.now());
  const tiers = tiersOf(days);
  const pages = days.reduce((sum, day) => sum + day.all, 0);
  if (pages === 0) return <p class="muted">{t("account.usage_none")}</p>;
  const credits = usage.reduce((sum, one) => sum + one.credits, 0);
  const summary = t("account.usage_summary", { count: pages, credits });
  return (
    <>
      <p>{summary} <span class="muted">{t("account.usage_utc")}</span></p>
      <Plot days={days} tiers={tiers} label={summary} />
      <Legend tiers={tiers} />
      <Figures days={days} tiers={tiers} />
    </>
  );
}

function Plot({ days, tiers, label }: DaysProps & { label: string }) {
  const top = niceTop(Math.max(...days.map((day) => day.all)));
  return (
    <div class="usage-plot">
      <div class="usage-scale" aria-hidden="true">
        <span>{formatNumber(top)}</span>
        {top > 1 && <span>{formatNumber(top / 2)}</span>}
        <span>{formatNumber(0)}</span>
      </div>
      <svg viewBox={`0 0 ${days.length * width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <rect class="usage-today" x={(days.length - 1) * width} y={0} width={width} height={height} />
        {[0, height / 2, height].map((y) => (
          <line key={y} class="usage-line" x1={0} x2={days.length * width} y1={y} y2={y} />
        ))}
        {days.map((day, at) => (
          <DayBars key={day.day} day={day} tiers={tiers} top={top} x={at * width + gap / 2} />
        ))}
      </svg>
      <div class="usage-days" aria-hidden="true">
        <span>{dayName(days[0]!.day)}</span>
        <span>{dayName(days[Math.floor(days.length / 2)]!.day)}</span>
        <span>{t("account.usage_today")}</span>
      </div>
    </div>
  );
}

function DayBars({ day, tiers, top, x }: { day: Day; tiers: readonly string[]; top: number; x: number }) {
  return (
    <g>
      <title>{`${dayName(day.day)}: ${t("pages.count", { count: day.all })}`}</title>
      {stack(day, tiers, top, height).map((bar) => (
        <rect key={bar.tier} class={`usage-bar ${bar.tier}`} x={x} y={bar.y} width={width - gap} height={bar.height} />
      ))}
    </g>
  );
}

function Legend({ tiers }: { tiers: readonly string[] }) {
  return (
    <ul class="usage-legend">
      {tiers.map((tier) => (
        <li key={tier}>
          <svg viewBox="0 0 1 1" aria-hidden="true"><rect class={`usage-bar ${tier}`} width={1} height={1} /></svg>
          {tierName(tier)}
        </li>
      ))}
    </ul>
  );
}

function Figures({ days, tiers }: DaysProps) {
  return (
    <details>
      <summary>{t("account.usage_table")}</summary>
      <div class="usage-figures" tabIndex={0} role="region" aria-label={t("account.usage")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("account.usage_day")}</th>
              {tiers.map((tier) => <th key={tier} scope="col" class="number">{tierName(tier)}</th>)}
              <th scope="col" class="number">{t("account.usage_all")}</th>
            </tr>
          </thead>
          <tbody>
            {days.filter((day) => day.all > 0).reverse().map((day) => (
              <tr key={day.day}>
                <th scope="row">{dayName(day.day)}</th>
                {tiers.map((tier) => <td key={tier} class="number">{formatNumber(day.pages[tier] ?? 0)}</td>)}
                <td class="number">{formatNumber(day.all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function dayName(day: string): string {
  return formatDate(day, { day: "numeric", month: "short", timeZone: "UTC" });
}

function tierName(tier: string): string {
  return textOf(`account.tier.${tier}`) ?? tier;
}
