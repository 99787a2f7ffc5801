import { useState } from "preact/hooks";
import type { JobBrief } from "../../api/types";
import { Banner } from "../../components/banner";
import { errorText } from "../../errors";
import { t } from "../../i18n";
import { Link } from "../../router";
import { DeleteJobs } from "./delete_jobs";
import { FilterFields } from "./filter_fields";
import { chosenOf, filtered, marked, noFilter } from "./jobs";
import { useFreshness, type JobSource } from "./job_source";
import { JobTable } from "./job_table";

/** Jobs with a filter, to be opened and deleted, one or several. */
export function JobList({ source }: { source: JobSource }) {
  useFreshness(source);
  const { jobs, loading, failure, hasMore } = source;
  return (
    <>
      {jobs.length > 0 && <FilteredJobs source={source} />}
      {failure !== null && <Banner kind="error">{errorText(failure)}</Banner>}
      {loading && <p role="status">{t("frame.loading")}</p>}
      {!loading && jobs.length === 0 && !hasMore && <Empty />}
      {!loading && hasMore && (
        <button class="button" onClick={source.more}>{t(failure === null ? "history.more" : "action.retry")}</button>
      )}
    </>
  );
}

function Empty() {
  return (
    <>
      <p>{t("history.empty")}</p>
      <Link to="" class="button primary">{t("history.empty_action")}</Link>
    </>
  );
}

function FilteredJobs({ source }: { source: JobSource }) {
  const [filter, setFilter] = useState(noFilter);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [toDelete, setToDelete] = useState<readonly JobBrief[]>([]);
  const shown = filtered(source.jobs, filter);
  const marks = chosenOf(shown, chosen);
  return (
    <>
      <FilterFields filter={filter} onChange={setFilter} />
      {shown.length === 0
        ? <p role="status">{t("history.no_match")}</p>
        : <JobTable jobs={shown} chosen={chosen} onDelete={(job) => setToDelete([job])}
            onMark={(uuids, on) => setChosen(marked(chosen, uuids, on))} />}
      {marks.length > 0 && (
        <div class="actions chosen-jobs">
          <button class="button danger" onClick={() => setToDelete(marks)}>
            {t("history.delete_chosen", { count: marks.length })}
          </button>
        </div>
      )}
      {toDelete.length > 0 && <DeleteJobs jobs={toDelete} onDeleted={source.drop} onClose={() => setToDelete([])} />}
    </>
  );
}
