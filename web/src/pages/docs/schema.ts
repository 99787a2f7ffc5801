import type { OpenApi, Schema } from "./openapi";

/** A member of an object, by its way from the top: `pages[].blocks[].bbox`. */
export interface Member {
  path: string;
  type: string;
  required: boolean;
  description: string;
  values: string[];
  fallback: string | null;
}

const deepest = 6;

/** The schema that a reference leads to, or itself. */
export function resolved(api: OpenApi, schema: Schema): Schema {
  const name = schema.$ref?.split("/").pop();
  return name === undefined ? schema : (api.components.schemas[name] ?? {});
}

/** The members of an object, those within it after it; a schema that holds itself is not entered twice. */
export function membersOf(api: OpenApi, schema: Schema, deep = true): Member[] {
  return walked(api, schema, "", [], deep);
}

function walked(api: OpenApi, schema: Schema, prefix: string, above: readonly Schema[], deep: boolean): Member[] {
  const object = resolved(api, schema);
  if (above.includes(object) || above.length >= deepest) return [];
  return Object.entries(object.properties ?? {}).flatMap(([name, given]) => {
    const path = prefix + name;
    const own = memberOf(api, path, given, object.required?.includes(name) ?? false);
    if (!deep) return [own];
    const { schema: inner, suffix } = innermost(api, given);
    return [own, ...walked(api, inner, `${path}${suffix}.`, [...above, object], deep)];
  });
}

// Through lists and choices to what may have members.
function innermost(api: OpenApi, schema: Schema): { schema: Schema; suffix: string } {
  const here = resolved(api, schema);
  const choice = here.oneOf?.find((one) => one.type !== "null" && one.const === undefined);
  if (choice) return innermost(api, choice);
  if (!here.items) return { schema: here, suffix: "" };
  const { schema: inner, suffix } = innermost(api, here.items);
  return { schema: inner, suffix: `[]${suffix}` };
}

function memberOf(api: OpenApi, path: string, schema: Schema, required: boolean): Member {
  const here = resolved(api, schema);
  return {
    path,
    type: typeOf(api, schema),
    required,
    description: schema.description ?? here.description ?? "",
    values: (here.enum ?? []).map(String),
    fallback: here.default === undefined ? null : String(here.default),
  };
}

/** "string", "integer | null", "object[]" … */
export function typeOf(api: OpenApi, schema: Schema): string {
  const here = resolved(api, schema);
  if (here.oneOf) return [...new Set(here.oneOf.map((one) => typeOf(api, one)))].sort(nullLast).join(" | ");
  if (here.const !== undefined) return JSON.stringify(here.const);
  if (here.type === "array") return `${here.items ? typeOf(api, here.items) : "any"}[]`;
  const named = here.format === "binary" ? "file" : here.type;
  return Array.isArray(named) ? [...named].sort(nullLast).join(" | ") : (named ?? "any");
}

function nullLast(a: string, b: string): number {
  return Number(a === "null") - Number(b === "null");
}
