import type { ComponentChildren } from "preact";

interface TableProps {
  label: string;
  columns: readonly string[];
  children: ComponentChildren;
}

/** A table that scrolls sideways in its own frame where the screen is narrow, also by keyboard. */
export function Table({ label, columns, children }: TableProps) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="listing">
        <thead>
          <tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
