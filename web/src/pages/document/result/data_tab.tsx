import { t } from "../../../i18n";
import { readableName, viewOf, type DataView } from "../logic/tool_data";
import { useDesk } from "../state/desk";
import { Json } from "./json_tab";

/** What the tool made of the document: as a reader sees it, and as a program does. */
export function DataTab() {
  const data = useDesk().job.job.value?.data;
  if (data === null || data === undefined) return <p class="muted">{t("document.no_data")}</p>;
  const truncated = (data as { truncated?: unknown }).truncated === true;
  return (
    <>
      {truncated && <p>{t("document.data_truncated")}</p>}
      <Shown view={viewOf(data)} />
      <details class="data-source">
        <summary>{t("document.data_as_json")}</summary>
        <Json value={data} />
      </details>
    </>
  );
}

function Shown({ view }: { view: DataView }) {
  switch (view.kind) {
    case "nothing":
      return <span class="muted">{t("document.not_found")}</span>;
    case "truth":
      return <>{view.value ? t("document.yes") : t("document.no")}</>;
    case "text":
      return <span dir="auto">{view.text}</span>;
    case "proven":
      return <Proven view={view} />;
    case "list":
      return <ul>{view.items.map((item, i) => <li key={i}><Shown view={item} /></li>)}</ul>;
    case "fields":
      return <Fields view={view} />;
    case "table":
      return <DataTable view={view} />;
  }
}

type ViewOf<Kind extends DataView["kind"]> = { view: Extract<DataView, { kind: Kind }> };

function Proven({ view: { value, page, box } }: ViewOf<"proven">) {
  const { place } = useDesk();
  const label = t("document.show_place", { page: page + 1 });
  const show = () => place.cite(page, box ? [box] : []);
  return (
    <div class="proven">
      <Shown view={value} />
      <button type="button" class="quiet place" aria-label={label} title={label} onClick={show}>↗</button>
    </div>
  );
}

function Fields({ view: { fields } }: ViewOf<"fields">) {
  return (
    <dl class="data-fields">
      {fields.map(([name, value]) => (
        <div key={name} class={isWide(value) ? "wide" : undefined}>
          <dt dir="auto">{readableName(name)}</dt>
          <dd><Shown view={value} /></dd>
        </div>
      ))}
    </dl>
  );
}

function isWide({ kind }: DataView): boolean {
  return kind === "table" || kind === "list" || kind === "fields";
}

function DataTable({ view: { columns, rows } }: ViewOf<"table">) {
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={t("document.tab_data")}>
      <table>
        {columns.length > 0 && (
          <thead>
            <tr>{columns.map((name, i) => <th key={i} scope="col" dir="auto">{readableName(name)}</th>)}</tr>
          </thead>
        )}
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>{cells.map((cell, i) => <td key={i}><Shown view={cell} /></td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
