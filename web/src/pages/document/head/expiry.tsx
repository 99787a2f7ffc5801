import { useEffect, useState } from "preact/hooks";
import { formatDate, formatDistance, t } from "../../../i18n";
import { useDesk } from "../state/desk";

const minute = 60_000;

/** When the document is deleted by itself; by the minute. */
export function Expiry() {
  const { job } = useDesk();
  const at = job.job.value!.expires_at;
  const [now, setNow] = useState(Date.now());
  const left = new Date(at).getTime() - now;
  useEffect(() => {
    const timer = setTimeout(() => {
      setNow(Date.now());
      if (left <= minute) void job.recheck();
    }, Math.max(1000, Math.min(minute, left)));
    return () => clearTimeout(timer);
  }, [now]);
  if (left <= 0) return <span>{t("document.expired")}</span>;
  return <span title={formatDate(at)}>{t("document.expires", { when: formatDistance(at, now) })}</span>;
}
