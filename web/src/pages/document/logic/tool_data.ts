import type { Box } from "../../../api/types";

/** What a tool made of a document, as something that can be shown: data is of any shape (docs/tools.md). */
export type DataView =
  | { kind: "nothing" }
  | { kind: "text"; text: string }
  | { kind: "truth"; value: boolean }
  | { kind: "proven"; value: DataView; page: number; box: Box | null }
  | { kind: "fields"; fields: [string, DataView][] }
  | { kind: "table"; columns: string[]; rows: DataView[][] }
  | { kind: "list"; items: DataView[] };

const deepest = 12;

type Dictionary = Record<string, unknown>;

function isDictionary(value: unknown): value is Dictionary {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** "due_date" → "due date" */
export function readableName(name: string): string {
  return name.replace(/_/g, " ");
}

export function viewOf(value: unknown, depth = 0): DataView {
  if (value === null || value === undefined || value === "") return { kind: "nothing" };
  if (typeof value === "boolean") return { kind: "truth", value };
  if (depth > deepest || typeof value !== "object") return { kind: "text", text: textOf(value) };
  if (Array.isArray(value)) return viewOfArray(value, depth);
  return viewOfDictionary(value as Dictionary, depth);
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function viewOfArray(values: unknown[], depth: number): DataView {
  if (values.length === 0) return { kind: "nothing" };
  const into = (value: unknown) => viewOf(value, depth + 1);
  if (values.every(Array.isArray)) return { kind: "table", columns: [], rows: values.map((row) => row.map(into)) };
  const alike = values.every(isDictionary) && !values.some(isProven) && !values.some(hasRows);
  if (!alike) return { kind: "list", items: values.map(into) };
  const columns = [...new Set(values.flatMap((value) => Object.keys(value)))].filter((name) => !isPlace(name));
  return { kind: "table", columns, rows: values.map((value) => columns.map((name) => into(value[name]))) };
}

// Places are shown by a button at their value, not as numbers.
function isPlace(name: string): boolean {
  return name === "box" || name === "boxes";
}

function isProven(value: unknown): boolean {
  return isDictionary(value) && "page" in value && "quote" in value && ("value" in value || "text" in value);
}

function hasRows(value: unknown): boolean {
  return isDictionary(value) && Array.isArray(value["rows"]);
}

function viewOfDictionary(value: Dictionary, depth: number): DataView {
  const page = typeof value["page"] === "number" ? value["page"] : null;
  const box = Array.isArray(value["box"]) && value["box"].length === 4 ? (value["box"] as Box) : null;
  if (isProven(value) && page !== null) {
    const said = value["value"] ?? value["text"] ?? value["quote"];
    return { kind: "proven", value: viewOf(said, depth + 1), page, box };
  }
  if (hasRows(value)) return tableOf(value, page, box, depth);
  const fields = Object.entries(value).filter(([name]) => !isPlace(name));
  return { kind: "fields", fields: fields.map(([name, inner]) => [name, viewOf(inner, depth + 1)]) };
}

// {header, rows, page, box}: a table of the document, as extract-tables gives it; other data with rows keeps its
// other members.
function tableOf(value: Dictionary, page: number | null, box: Box | null, depth: number): DataView {
  const { header, rows, page: _page, box: _box, ...others } = value;
  const table = viewOf(rows, depth + 1);
  if (table.kind === "table" && Array.isArray(header)) table.columns = header.map(String);
  if (page !== null) return { kind: "proven", value: table, page, box };
  const fields = Object.entries(others).map<[string, DataView]>(([name, inner]) => [name, viewOf(inner, depth + 1)]);
  return { kind: "fields", fields: [...fields, ["rows", table]] };
}
