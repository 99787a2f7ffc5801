// Loads a TypeScript module of the app that needs no browser, for `node --test`.
import { build } from "esbuild";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const sources = join(dirname(fileURLToPath(import.meta.url)), "../src");

/** The module at that path below src/. */
export async function load(path) {
  const { outputFiles } = await build({
    entryPoints: [join(sources, path)],
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "warning",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}
