import { useState } from "preact/hooks";
import type { Failure } from "../../api/types";
import { Awaited, useLoaded } from "../../components/loaded";
import { formatDate, formatNumber, t, textOf } from "../../i18n";
import { newestFirst } from "./listing";
import { Table } from "./table";

const shownAtFirst = 20;

/** The pages that could not be read, newest first. */
export function Failures() {
  const list = useLoaded<{ failures: Failure[] }>("api/v1/operator/failures/");
  return (
    <section>
      <h2>{t("operator.failures")}</h2>
      <p class="muted">{t("operator.failures_what")}</p>
      <Awaited of={list}>{({ failures }) => <FailureTable failures={failures} />}</Awaited>
      <button class="button small" onClick={list.reload}>{t("operator.refresh")}</button>
    </section>
  );
}

function FailureTable({ failures }: { failures: readonly Failure[] }) {
  const [shown, setShown] = useState(shownAtFirst);
  if (failures.length === 0) return <p>{t("operator.failures_none")}</p>;
  const columns = [
    t("operator.failure_at"), t("operator.failure_job"), t("operator.failure_page"), t("operator.failure_type"),
    t("operator.failure_cause"), t("operator.failure_where"), t("operator.failure_tries"),
  ];
  return (
    <>
      <Table label={t("operator.failures")} columns={columns}>
        {newestFirst(failures).slice(0, shown).map((failure) => (
          <FailureRow key={`${failure.job}/${failure.page}`} failure={failure} />
        ))}
      </Table>
      {failures.length > shown && (
        <button class="button small" onClick={() => setShown(shown + shownAtFirst)}>{t("operator.more")}</button>
      )}
    </>
  );
}

function FailureRow({ failure: { at, job, page, media_type: type, code, where, tries } }: { failure: Failure }) {
  const cause = textOf(`error.${code}`);
  return (
    <tr>
      <td><time dateTime={at}>{formatDate(at)}</time></td>
      <td><code title={job}>{job.slice(0, 8)}</code></td>
      <td class="number">{formatNumber(page + 1)}</td>
      <td dir="ltr">{type}</td>
      <td>{cause} <code>{code}</code></td>
      <td><bdi>{where}</bdi></td>
      <td class="number">{formatNumber(tries)}</td>
    </tr>
  );
}
