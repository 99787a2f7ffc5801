import { useEffect } from "preact/hooks";
import { formatPercent, t } from "../../../i18n";
import { useDesk } from "../state/desk";
import { DeleteButton } from "./delete_button";
import { DownloadMenu } from "./download_menu";
import { Expiry } from "./expiry";
import { Notes } from "./notes";

/** Which document this is, how it stands, and what can be done with it as a whole. */
export function DocumentHead() {
  const job = useDesk().job.job.value!;
  useEffect(() => {
    document.title = `${job.name || t("document.untitled")} · ocrchat`;
  }, [job.name]);
  return (
    <header class="document-head">
      <div class="document-name">
        <h1><bdi>{job.name || t("document.untitled")}</bdi></h1>
        <p class="facts muted">
          <span class="badge">{t(`status.${job.status}`)}</span>
          <span>{t("pages.count", { count: job.page_count })}</span>
          {job.mean_confidence !== null && <span>{t("document.confidence", { share: formatPercent(job.mean_confidence) })}</span>}
          <Expiry />
        </p>
      </div>
      <div class="document-actions">
        {job.status === "done" && <DownloadMenu />}
        {(job.status === "done" || job.status === "failed") && <DeleteButton />}
      </div>
      <Notes />
    </header>
  );
}
