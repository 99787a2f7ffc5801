import type { JobBrief } from "../../api/types";
import { formatDate, formatDistance, formatNumber, formatPercent, t } from "../../i18n";
import { Link } from "../../router";
import { toolName } from "../tools/tool_texts";

interface JobTableProps {
  jobs: readonly JobBrief[];
  chosen: ReadonlySet<string>;
  onMark: (uuids: readonly string[], on: boolean) => void;
  onDelete: (job: JobBrief) => void;
}

export function JobTable({ jobs, chosen, onMark, onDelete }: JobTableProps) {
  const uuids = jobs.map(({ uuid }) => uuid);
  const all = uuids.every((uuid) => chosen.has(uuid));
  return (
    <table class="job-table">
      <thead>
        <tr>
          <th scope="col">
            <Mark on={all} label={t("history.select_all")} onChange={(on) => onMark(uuids, on)} />
          </th>
          <th scope="col">{t("history.name")}</th>
          <th scope="col" class="wide-only">{t("history.status")}</th>
          <th scope="col" class="wide-only">{t("history.tool")}</th>
          <th scope="col" class="wide-only number">{t("history.pages")}</th>
          <th scope="col" class="wide-only number">{t("history.confidence")}</th>
          <th scope="col" class="wide-only">{t("history.created")}</th>
          <th scope="col" class="wide-only">{t("history.expires")}</th>
          <th scope="col" class="wide-only number">{t("history.credits")}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <JobRow key={job.uuid} job={job} on={chosen.has(job.uuid)} onMark={(on) => onMark([job.uuid], on)}
            onDelete={() => onDelete(job)} />
        ))}
      </tbody>
    </table>
  );
}

function Mark({ on, label, onChange }: { on: boolean; label: string; onChange: (on: boolean) => void }) {
  return (
    <label class="mark">
      <input type="checkbox" checked={on} aria-label={label} onChange={(event) => onChange(event.currentTarget.checked)} />
    </label>
  );
}

interface JobRowProps {
  job: JobBrief;
  on: boolean;
  onMark: (on: boolean) => void;
  onDelete: () => void;
}

function JobRow({ job, on, onMark, onDelete }: JobRowProps) {
  const name = job.name || t("history.untitled");
  return (
    <tr>
      <td><Mark on={on} label={t("history.select", { name })} onChange={onMark} /></td>
      <th scope="row">
        <Link to={`documents/${job.uuid}`}><bdi>{name}</bdi></Link>
        <NarrowFacts job={job} />
      </th>
      <td class="wide-only"><Status job={job} /></td>
      <td class="wide-only">{toolOf(job)}</td>
      <td class="wide-only number">{pagesOf(job)}</td>
      <td class="wide-only number">{confidenceOf(job)}</td>
      <td class="wide-only">{formatDate(job.created_at)}</td>
      <td class="wide-only">{formatDistance(job.expires_at)}</td>
      <td class="wide-only number">{formatNumber(job.credits)}</td>
      <td class="job-deletion">
        <button class="button small" aria-label={t("history.delete_named", { name })} onClick={onDelete}>
          {t("action.delete")}
        </button>
      </td>
    </tr>
  );
}

// On a phone, what the other columns say stands below the name.
function NarrowFacts({ job }: { job: JobBrief }) {
  return (
    <div class="narrow-only job-facts">
      <Status job={job} />
      <span>{t("pages.count", { count: job.page_count })}</span>
      <span>{toolOf(job)}</span>
      <span class="muted">{t("history.expires")}</span>
      <span>{formatDistance(job.expires_at)}</span>
    </div>
  );
}

function Status({ job }: { job: JobBrief }) {
  return <span class={`badge status-${job.status}`}>{t(`status.${job.status}`)}</span>;
}

function pagesOf({ status, pages_done: done, page_count: count }: JobBrief): string {
  return status === "processing" ? `${formatNumber(done)} / ${formatNumber(count)}` : formatNumber(count);
}

function toolOf({ tool }: JobBrief): string {
  return tool === null ? "" : toolName({ slug: tool, name: tool });
}

function confidenceOf({ mean_confidence: confidence }: JobBrief): string {
  return confidence === null ? "" : formatPercent(confidence);
}
