/** JSON with blanks after colons and commas, as people write it. */
export function jsonLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${jsonLiteral(one)}`).join(", ")}}`;
}

const pythonNames = new Map<unknown, string>([[true, "True"], [false, "False"], [null, "None"]]);

export function pythonLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return pythonNames.get(value) ?? JSON.stringify(value);
  return `{${Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${pythonLiteral(one)}`).join(", ")}}`;
}

export function nodeLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(nodeLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const named = (name: string) => (/^\w+$/.test(name) ? name : JSON.stringify(name));
  const members = Object.entries(value).map(([name, one]) => `${named(name)}: ${nodeLiteral(one)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** A word for the shell, with whatever is in it taken literally. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
