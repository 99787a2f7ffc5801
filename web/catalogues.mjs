// Catalogues: locales/LANGUAGE/AREA.json, flat objects of texts. The areas of a language are one module each time the
// app asks for `catalogue:LANGUAGE`; the texts of the API's description, which only its page needs, are
// `catalogue:LANGUAGE/docs`.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const standsAlone = "docs";

export function languagesOf(folder) {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "common.json"))).sort();
}

export function readCatalogue(folder, language, only) {
  const areas = readdirSync(join(folder, language)).map((name) => name.replace(/\.json$/, ""));
  const wanted = areas.filter((area) => (only ? area === only : area !== standsAlone));
  return Object.assign({}, ...wanted.map((area) => JSON.parse(readFileSync(join(folder, language, `${area}.json`), "utf8"))));
}

// A module that loads each language's catalogue when it is asked for.
function loaders(languages, suffix) {
  const rows = languages.map((language) => `  ${JSON.stringify(language)}: () => import("catalogue:${language}${suffix}")`);
  return `export default {\n${rows.join(",\n")}\n};`;
}

export function cataloguePlugin(folder) {
  return {
    name: "catalogues",
    setup(build) {
      build.onResolve({ filter: /^catalogues?:/ }, ({ path }) => ({ path, namespace: "catalogue" }));
      build.onLoad({ filter: /^catalogues:/, namespace: "catalogue" }, ({ path }) => ({
        contents: loaders(languagesOf(folder), path === "catalogues:docs" ? `/${standsAlone}` : ""),
        loader: "js",
      }));
      build.onLoad({ filter: /^catalogue:/, namespace: "catalogue" }, ({ path }) => {
        const [language, only] = path.slice("catalogue:".length).split("/");
        return { contents: `export default ${JSON.stringify(readCatalogue(folder, language, only))}`, loader: "js" };
      });
    },
  };
}
