import type { Cell, Table } from "../../../api/types";

/** A table's texts by row and column; a cell that spans several has its text in the first. */
export function gridOf(table: Table): string[][] {
  const grid = Array.from({ length: table.rows }, () => Array.from({ length: table.columns }, () => ""));
  for (const { row, column, text } of table.cells) {
    const cells = grid[row];
    if (cells && column < cells.length) cells[column] = text.replace(/\s*\n\s*/g, " ");
  }
  return grid;
}

// RFC 4180.
function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function csvOf(grid: readonly string[][]): string {
  return grid.map((row) => row.map(csvField).join(",") + "\r\n").join("");
}

/** For pasting into a spreadsheet. */
export function tsvOf(grid: readonly string[][]): string {
  return grid.map((row) => row.map((text) => text.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}

/** The cells of each row, by column; places that no cell covers are null, so that rows stay aligned. */
export function rowsOf(table: Table): (Cell | null)[][] {
  const rows: (Cell | null)[][] = Array.from({ length: table.rows }, () => []);
  const covered = Array.from({ length: table.rows }, () => Array.from({ length: table.columns }, () => false));
  const starts = new Map(table.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  for (let row = 0; row < table.rows; ++row) {
    for (let column = 0; column < table.columns; ++column) {
      if (covered[row]![column]) continue;
      const cell = starts.get(`${row} ${column}`) ?? null;
      rows[row]!.push(cell);
      if (cell) cover(covered, cell);
    }
  }
  return rows;
}

function cover(covered: boolean[][], { row, column, row_span: height, column_span: width }: Cell): void {
  for (let y = row; y < row + Math.max(1, height); ++y) {
    for (let x = column; x < column + Math.max(1, width); ++x) {
      const places = covered[y];
      if (places && x < places.length) places[x] = true;
    }
  }
}
