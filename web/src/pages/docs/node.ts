import { sampleFile, sampleLogin, type Call } from "./calls";
import { nodeLiteral } from "./literals";

/** The call as a program of Node.js (a module: `example.mjs`), with nothing installed. */
export function nodeOf(call: Call, token: string, base: string): string {
  const begun = call.auth === "session" ? login(base) : [];
  const parts = [imports(call), begun, form(call), [...fetched(call, token), ...shown(call)]];
  return parts.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n");
}

function imports({ body, answer }: Call): string[] {
  const names = [body && "form" in body ? "readFile" : "", answer === "file" ? "writeFile" : ""].filter(Boolean);
  return names.length === 0 ? [] : [`import { ${names.join(", ")} } from "node:fs/promises";`];
}

function login(base: string): string[] {
  return [
    `const login = await fetch("${base}api/v1/session/", {`,
    '  method: "POST",',
    '  headers: { "Content-Type": "application/json" },',
    `  body: JSON.stringify(${nodeLiteral(sampleLogin)}),`,
    "});",
    "const session = {",
    '  Cookie: login.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; "),',
    '  "X-CSRF-Token": (await login.json()).csrf_token,',
    "};",
  ];
}

function form({ body }: Call): string[] {
  return body && "form" in body
    ? [
        "const form = new FormData();",
        `form.append("file", new Blob([await readFile("${sampleFile}")]), "${sampleFile}");`,
        ...Object.entries(body.form).map(([name, value]) => `form.append("${name}", "${value}");`),
      ]
    : [];
}

function fetched(call: Call, token: string): string[] {
  const search = new URLSearchParams(call.query).toString();
  const address = `"${call.url}${search && `?${search}`}"`;
  const options = optionsOf(call, token);
  if (options.length === 0) return [`const response = await fetch(${address});`];
  return [`const response = await fetch(${address}, {`, ...options.map((option) => `  ${option},`), "});"];
}

function optionsOf({ method, headers, auth, body }: Call, token: string): string[] {
  const json = body && "json" in body ? body.json : null;
  const all = {
    ...(auth === "token" ? { Authorization: `Bearer ${token}` } : {}),
    ...headers,
    ...(json ? { "Content-Type": "application/json" } : {}),
  };
  return [
    ...(method === "GET" ? [] : [`method: "${method}"`]),
    ...headersOf(all, auth === "session"),
    ...(json ? [`body: JSON.stringify(${nodeLiteral(json)})`] : body ? ["body: form"] : []),
  ];
}

function headersOf(headers: Record<string, string>, session: boolean): string[] {
  if (Object.keys(headers).length === 0) return session ? ["headers: session"] : [];
  const written = nodeLiteral(headers);
  return [`headers: ${session ? written.replace("{ ", "{ ...session, ") : written}`];
}

function shown({ answer, file }: Call): string[] {
  if (answer === "events") return ["for await (const bytes of response.body) process.stdout.write(bytes);"];
  if (answer === "file") return [`await writeFile("${file}", Buffer.from(await response.arrayBuffer()));`];
  const what = answer === "json" ? "await response.json()" : answer === "text" ? "await response.text()" : "response.status";
  return [`console.log(${what});`];
}
