import type { Tool } from "../api/types";

export const tiers = ["cpu", "vlm", "auto"] as const;
export type Tier = (typeof tiers)[number];

/** How a document is to be read. What is empty is not sent. */
export interface ReadingOptions {
  tier: Tier;
  language: string;
  tool: string;
  translateTo: string;
  /** A JSON Schema as it was typed. */
  schema: string;
  pages: string;
}

export const defaultOptions: ReadingOptions = { tier: "cpu", language: "auto", tool: "", translateTo: "", schema: "", pages: "" };

export const exampleSchema = `{
  "type": "object",
  "properties": {
    "order number": { "type": "string" },
    "delivery date": { "type": "string", "format": "date" },
    "total": { "type": "number" }
  }
}`;

export function needsVision(tool: Tool | undefined): boolean {
  return tool?.tier === "vlm";
}

/** The tier that is asked for: the chosen one, unless the server or the tool cannot do with it. */
export function tierFor(chosen: Tier, tool: Tool | undefined, hasVision: boolean): Tier {
  if (needsVision(tool)) return chosen === "auto" ? "auto" : "vlm";
  return hasVision ? chosen : "cpu";
}

/** "1-3,8": pages from 1, and ranges that do not run backwards. */
export function arePages(text: string): boolean {
  return text.split(",").every((part) => {
    const range = /^\s*([1-9]\d*)\s*(?:-\s*([1-9]\d*)\s*)?$/.exec(part);
    return range !== null && (range[2] === undefined || Number(range[1]) <= Number(range[2]));
  });
}

export function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

export type OptionTrouble = "pages_invalid" | "schema_missing" | "schema_invalid" | "translate_to_missing";

/** What has to be put right before a file is sent; null where nothing has to. */
export function troubleWith(options: ReadingOptions): OptionTrouble | null {
  if (options.pages.trim() !== "" && !arePages(options.pages)) return "pages_invalid";
  if (options.tool === "translate" && options.translateTo === "") return "translate_to_missing";
  if (options.tool !== "extract") return null;
  if (options.schema.trim() === "") return "schema_missing";
  return isJsonObject(options.schema) ? null : "schema_invalid";
}

/** The fields of the form that is sent; those of other tools are left out, as the server would refuse them. */
export function fieldsOf(options: ReadingOptions): Record<string, string> {
  const all: Record<string, string> = {
    tier: options.tier,
    language: options.language,
    tool: options.tool,
    translate_to: options.tool === "translate" ? options.translateTo : "",
    schema: options.tool === "extract" ? options.schema.trim() : "",
    pages: options.pages.replace(/\s/g, ""),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

/** Options as they were kept by an earlier visit, perhaps by an older version: only what still fits. */
export function optionsFrom(kept: string | null): ReadingOptions {
  const options = { ...defaultOptions };
  if (!kept || !isJsonObject(kept)) return options;
  const values = JSON.parse(kept) as Record<string, unknown>;
  for (const name of ["language", "tool", "translateTo", "schema"] as const) {
    const value = values[name];
    if (typeof value === "string") options[name] = value;
  }
  const tier = tiers.find((one) => one === values["tier"]);
  return tier ? { ...options, tier } : options;
}

/** What is worth keeping for the next visit: pages belong to one document. */
export function keptOf({ pages: _, ...options }: ReadingOptions): string {
  return JSON.stringify(options);
}
