import { ProgressBar } from "../../components/progress_bar";
import { formatDistance, t } from "../../i18n";
import { Link } from "../../router";
import { me } from "../../session";

/** What is left to whoever calls, and when there is more. */
export function Standing() {
  const standing = me.value;
  if (!standing || (!standing.email && !standing.anonymous)) return null;
  const { used, cap, credits, resets_at: resetsAt } = standing;
  return (
    <section class="standing">
      {cap === null ? <p>{t("start.unlimited")}</p> : <Allowance used={used} cap={cap} resetsAt={resetsAt} />}
      {credits > 0 && <p>{t("start.credits", { count: credits })}</p>}
      {cap !== null && <Link to="pricing">{t("start.get_more")}</Link>}
    </section>
  );
}

function Allowance({ used, cap, resetsAt }: { used: number; cap: number; resetsAt: string }) {
  const usage = t("start.used_of", { used, cap });
  return (
    <>
      <p>{t("start.left", { count: Math.max(0, cap - used) })}</p>
      <ProgressBar value={Math.min(used, cap)} most={Math.max(1, cap)} label={usage} />
      <p class="muted">{usage}</p>
      <p class="muted">{t("start.resets", { when: formatDistance(resetsAt) })}</p>
    </>
  );
}
