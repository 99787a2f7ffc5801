import type { JobStatus } from "../../api/types";
import { t } from "../../i18n";
import type { Filter } from "./jobs";

const statuses: readonly JobStatus[] = ["pending", "processing", "done", "failed"];

export function FilterFields({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  return (
    <form class="job-filter" role="search" aria-label={t("history.filter")} onSubmit={(event) => event.preventDefault()}>
      <div class="field">
        <label for="filter-name">{t("history.filter_name")}</label>
        <input id="filter-name" type="search" autocomplete="off" value={filter.name}
          onInput={(event) => onChange({ ...filter, name: event.currentTarget.value })} />
      </div>
      <div class="field">
        <label for="filter-status">{t("history.filter_status")}</label>
        <select id="filter-status" value={filter.status}
          onChange={(event) => onChange({ ...filter, status: event.currentTarget.value as Filter["status"] })}>
          <option value="">{t("history.any_status")}</option>
          {statuses.map((status) => <option key={status} value={status}>{t(`status.${status}`)}</option>)}
        </select>
      </div>
    </form>
  );
}
