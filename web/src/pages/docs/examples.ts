import { callOf } from "./calls";
import { curlOf } from "./curl";
import { nodeOf } from "./node";
import type { OpenApi, Operation } from "./openapi";
import { pythonOf } from "./python";

export const exampleLanguages = ["curl", "Python", "Node.js"] as const;

export type ExampleLanguage = (typeof exampleLanguages)[number];

/** The same in several languages; not all of them are always there. */
export type Examples = Partial<Record<ExampleLanguage, string>>;

/** Whom examples call, and with what. `base` ends with a slash. */
export interface Target {
  base: string;
  token: string;
}

export const noToken = "YOUR_API_TOKEN";

/** An operation's call, ready to be run. */
export function examplesOf(api: OpenApi, operation: Operation, { base, token }: Target): Examples {
  const call = callOf(api, operation, base);
  return { curl: curlOf(call, token, base), Python: pythonOf(call, token, base), "Node.js": nodeOf(call, token, base) };
}
