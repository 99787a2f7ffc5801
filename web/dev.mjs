// For those who work on the web app: serves a build of it, made anew at every load of a page, and passes the API's
// calls to a server that runs.
//   node dev.mjs [http://127.0.0.1:8080] [PORT]
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const server = new URL(process.argv[2] ?? "http://127.0.0.1:8080");
const port = Number(process.argv[3] ?? 8090);
const folder = join(tmpdir(), `ocrchat-web-${port}`);
const types = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

function pass(incoming, outgoing) {
  const options = { host: server.hostname, port: server.port, path: incoming.url, method: incoming.method, headers: incoming.headers };
  const onward = request(options, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
}

function servePage(path, outgoing) {
  execFileSync("node", [join(here, "build.mjs"), folder], { stdio: "inherit" });
  const depth = path.split("/").length - 2;
  outgoing.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  outgoing.end(readFileSync(join(folder, "index.html"), "utf8").replace("{{root}}", "../".repeat(depth) || "./"));
}

createServer((incoming, outgoing) => {
  const { pathname } = new URL(incoming.url, server);
  if (pathname.startsWith("/api/")) return pass(incoming, outgoing);
  if (!pathname.startsWith("/assets/")) return servePage(pathname, outgoing);
  const file = join(folder, pathname.slice("/assets/".length));
  if (!existsSync(file)) return outgoing.writeHead(404).end();
  outgoing.writeHead(200, { "Content-Type": types[extname(file)] });
  createReadStream(file).pipe(outgoing);
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}`));
