// Every page of the app, from its own table.
import { readFileSync } from "node:fs";
import { text } from "../texts.mjs";

const table = readFileSync(new URL("../../../web/src/pages.ts", import.meta.url), "utf8");

/** Pattern, the key of the title and audience of each page. */
const rows = [...table.matchAll(/\{ pattern: "([^"]*)", title: "([^"]*)", audience: "(\w+)"/g)];

/** The address of every page: {path, title, audience}. What its open parts are is said by `parts`. */
export function everyPage(parts) {
  return rows.map(([, pattern, title, audience]) => ({
    path: pattern.replace(/:(\w+)/g, (_, name) => parts[name]),
    title: text(title),
    audience,
  }));
}
