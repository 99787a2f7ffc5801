import { sampleFile, sampleLogin, type Call } from "./calls";
import { jsonLiteral, shellWord } from "./literals";

/** The call as commands of a shell. A session is begun first: its cookies lie in a file, its CSRF token in a variable. */
export function curlOf(call: Call, token: string, base: string): string {
  const options = [...methodOf(call), ...authOf(call, token), ...headersOf(call), ...bodyOf(call), ...answerOf(call)];
  const command = [`curl ${addressOf(call)}`, ...options].join(" \\\n  ");
  return call.auth === "session" ? `${login(base)}\n\n${command}` : command;
}

function login(base: string): string {
  const json = shellWord(jsonLiteral(sampleLogin));
  return `CSRF_TOKEN=$(curl -s -c cookies.txt "${base}api/v1/session/" \\
  -H "Content-Type: application/json" \\
  -d ${json} | jq -r .csrf_token)`;
}

function addressOf({ url, query }: Call): string {
  const search = new URLSearchParams(query).toString();
  return `"${url}${search && `?${search}`}"`;
}

// curl posts by itself what it has a body for.
function methodOf({ method, body }: Call): string[] {
  const implied = body ? "POST" : "GET";
  return method === implied ? [] : [`-X ${method}`];
}

function authOf({ auth, method, url }: Call, token: string): string[] {
  if (auth === "token") return [`-H "Authorization: Bearer ${token}"`];
  if (auth === "session") return ["-b cookies.txt", ...(method === "GET" ? [] : ['-H "X-CSRF-Token: $CSRF_TOKEN"'])];
  return method === "POST" && url.endsWith("/session/") ? ["-c cookies.txt"] : [];
}

function headersOf({ headers }: Call): string[] {
  return Object.entries(headers).map(([name, value]) => `-H "${name}: ${value}"`);
}

function bodyOf({ body }: Call): string[] {
  if (!body) return [];
  if ("json" in body) return ['-H "Content-Type: application/json"', `-d ${shellWord(jsonLiteral(body.json))}`];
  return [`-F "file=@${sampleFile}"`, ...Object.entries(body.form).map(([name, value]) => `-F "${name}=${value}"`)];
}

function answerOf({ answer, file }: Call): string[] {
  if (answer === "events") return ["-N"];
  return answer === "file" ? [`-o ${file}`] : [];
}
