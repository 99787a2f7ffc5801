import type { PageResult, Table } from "../../../api/types";
import { CopyButton } from "../../../components/copy_button";
import { t } from "../../../i18n";
import { csvOf, gridOf, rowsOf, tsvOf } from "../logic/table_text";

export function TablesTab({ page }: { page: PageResult }) {
  const tables = page.blocks.flatMap(({ table }) => table ?? []);
  if (tables.length === 0) return <p class="muted">{t("document.no_tables")}</p>;
  return <>{tables.map((table, i) => <ShownTable key={i} table={table} number={i + 1} language={page.language} />)}</>;
}

function ShownTable({ table, number, language }: { table: Table; number: number; language: string | null }) {
  const grid = gridOf(table);
  const name = t("document.table_number", { number });
  return (
    <section class="shown-table">
      <div class="tab-actions">
        <h2>{name}</h2>
        <CopyButton text={csvOf(grid)} label={t("document.copy_csv")} />
        <CopyButton text={tsvOf(grid)} label={t("document.copy_tsv")} />
      </div>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={name}>
        <table lang={language ?? undefined}>
          <tbody>
            {rowsOf(table).map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => {
                  const Tag = cell?.header && cell.text ? "th" : "td";
                  const spans = { colSpan: cell?.column_span ?? 1, rowSpan: cell?.row_span ?? 1 };
                  return <Tag key={column} dir="auto" {...spans}>{cell?.text}</Tag>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
