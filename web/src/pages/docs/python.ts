import { sampleFile, sampleLogin, type Call } from "./calls";
import { jsonLiteral, pythonLiteral } from "./literals";

/** The call as a program that uses requests. */
export function pythonOf(call: Call, token: string, base: string): string {
  const lines = ["import requests", ""];
  if (call.auth === "session") lines.push(...login(base), "");
  if (call.answer === "events") return [...lines, ...followed(call, token)].join("\n");
  return [...lines, ...called(call, argumentsOf(call, token)), ...shown(call)].join("\n");
}

function login(base: string): string[] {
  return [
    "session = requests.Session()",
    `login = session.post("${base}api/v1/session/", json=${pythonLiteral(sampleLogin)})`,
    'session.headers["X-CSRF-Token"] = login.json()["csrf_token"]',
  ];
}

function argumentsOf({ url, query, headers, auth, body }: Call, token: string): string[] {
  const all = { ...(auth === "token" ? { Authorization: `Bearer ${token}` } : {}), ...headers };
  const form = body && "form" in body ? body.form : null;
  return [
    `"${url}"`,
    ...named("headers", all),
    ...named("params", query),
    ...(form ? [`files={"file": open("${sampleFile}", "rb")}`, ...named("data", form)] : []),
    ...(body && "json" in body ? [`json=${pythonLiteral(body.json)}`] : []),
  ];
}

function named(name: string, value: Record<string, string>): string[] {
  return Object.keys(value).length === 0 ? [] : [`${name}=${jsonLiteral(value)}`];
}

function called({ method, auth }: Call, given: string[]): string[] {
  const start = `response = ${auth === "session" ? "session" : "requests"}.${method.toLowerCase()}(`;
  return given.length === 1 ? [`${start}${given[0]})`] : [start, ...given.map((one) => `    ${one},`), ")"];
}

function shown({ answer, file }: Call): string[] {
  if (answer === "file") return ["response.raise_for_status()", `open("${file}", "wb").write(response.content)`];
  const what = answer === "json" ? "json()" : answer === "text" ? "text" : "status_code";
  return [`print(response.${what})`];
}

function followed(call: Call, token: string): string[] {
  return [
    "response = requests.get(",
    ...[...argumentsOf(call, token), "stream=True"].map((one) => `    ${one},`),
    ")",
    "for line in response.iter_lines():",
    "    print(line.decode())",
  ];
}
