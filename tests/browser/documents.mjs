// The documents that tests upload; documents.py makes them.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const maker = join(dirname(fileURLToPath(import.meta.url)), "documents.py");
const mediaTypes = { ".png": "image/png", ".pdf": "application/pdf", ".txt": "text/plain" };
const made = new Map();

/** A document as Playwright uploads it. */
export function documentFile(name) {
  if (!made.has(name)) {
    const path = execFileSync("/usr/bin/python3", [maker, name], { encoding: "utf8" }).trim();
    made.set(name, { name, mimeType: mediaTypes[extname(name)], buffer: readFileSync(path) });
  }
  return made.get(name);
}
