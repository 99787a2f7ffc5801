// Bundles the web app and makes of it the C++ file that is linked into the server.
//   node build.mjs OUTPUT_FOLDER
// Every file's name holds a hash of its content, so that browsers may keep it for ever; index.html alone keeps its name.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { cataloguePlugin } from "./catalogues.mjs";
import { embeddingOf } from "./embedding.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2] ?? join(here, "dist"));

const mediaTypes = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  html: "text/html; charset=utf-8",
};

function bundle(folder) {
  return build({
    absWorkingDir: here,
    entryPoints: { app: "src/main.tsx", style: "styles/style.css", icon: "icon.svg" },
    outdir: folder,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".svg": "copy" },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: ["es2022"],
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    metafile: true,
    plugins: [cataloguePlugin(join(here, "locales"))],
    logLevel: "warning",
  });
}

function writeIndex(folder, names) {
  const named = (start, end) => `assets/${names.find((name) => name.startsWith(start) && name.endsWith(end))}`;
  const html = readFileSync(join(here, "index.html"), "utf8")
    .replace("{{script}}", named("app-", ".js"))
    .replace("{{style}}", named("style-", ".css"))
    .replace("{{icon}}", named("icon-", ".svg"));
  writeFileSync(join(folder, "index.html"), html);
}

function compressed(folder, name) {
  const path = join(folder, name);
  const plain = readFileSync(path);
  const brotli = brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
  return {
    name: basename(name),
    path,
    mediaType: mediaTypes[name.split(".").pop()],
    tag: createHash("sha256").update(plain).digest("hex").slice(0, 16),
  };
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const { metafile } = await bundle(output);
const names = readdirSync(output).sort();
writeIndex(output, names);
const files = names.map((name) => compressed(output, name));
writeFileSync(join(output, "web_files.cpp"), embeddingOf(files, join(output, "index.html")));
writeFileSync(join(output, "bundle.json"), JSON.stringify(metafile.outputs, null, 1));
