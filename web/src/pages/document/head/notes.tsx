import type { Warning } from "../../../api/types";
import { t } from "../../../i18n";
import { useDesk } from "../state/desk";

/** What went less than well, of the document and of its pages. */
export function Notes() {
  const { job, place } = useDesk();
  const notes = notesOf(job.job.value!.warnings, job.slots.value.flatMap(({ brief }) => (brief ? [brief] : [])));
  if (notes.length === 0) return null;
  return (
    <details class="notes banner warning">
      <summary>{t("document.notes", { count: notes.length })}</summary>
      <ul>
        {notes.map(({ message, page }, i) => (
          <li key={i}>
            {page === undefined && <span dir="auto">{message}</span>}
            {page !== undefined && (
              <button type="button" class="quiet" onClick={() => place.jumpToPage(page)}>
                {t("document.note_of_page", { page: page + 1, message })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

// A job repeats what its pages say.
function notesOf(ofJob: readonly Warning[], pages: readonly { index: number; warnings: Warning[] }[]): Warning[] {
  const ofPages = pages.flatMap(({ index, warnings }) => warnings.map((warning) => ({ ...warning, page: index })));
  const all = [...ofJob, ...ofPages];
  const same = (a: Warning, b: Warning) => a.code === b.code && a.page === b.page && a.message === b.message;
  return all.filter((one, i) => all.findIndex((other) => same(one, other)) === i);
}
