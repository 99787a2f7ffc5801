// A real server for a file of tests: on a free port, with a data folder of its own.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentFile } from "./documents.mjs";

const binary = process.env.OCRCHAT_BINARY ?? "build/release/ocrchat";

/** Tests that are not about allowances and rates are not to run into one. */
const generous = 'anonymous = {pages = "unlimited", file-pages = 5000, file-bytes = 1000000000, jobs = 0}';

const ordinary = {
  listen: "127.0.0.1:0",
  logLevel: "warning",
  plans: generous,
  requestsPerMinute: 0,
  submitsPerMinute: 0,
  confirmAccounts: false,
};

const patience = 30_000;

export const password = "correct horse battery";

function flagOf([name, value]) {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}=${value}`;
}

function lineOf(stream) {
  return new Promise((resolve) => {
    let said = "";
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
      if (said.includes("\n")) resolve(said);
    });
    stream.on("end", () => resolve(said));
  });
}

export class Server {
  /** Settings by their names: Server.start({ engine: "null", maxPages: 3 }). */
  static async start(settings = {}) {
    const server = new Server();
    server.folder = mkdtempSync(join(tmpdir(), "ocrchat-browser-"));
    server.settings = { data: join(server.folder, "data"), ...ordinary, ...settings };
    process.on("exit", (status) => server.#leave(status));
    await server.run();
    return server;
  }

  async run() {
    const log = openSync(join(this.folder, "log"), "a");
    const flags = Object.entries(this.settings).map(flagOf);
    this.process = spawn(binary, ["serve", ...flags], { stdio: ["ignore", "pipe", log] });
    closeSync(log);
    const address = /http:\/\/\S+/.exec(await lineOf(this.process.stdout));
    if (!address) throw new Error(`the server did not start: ${this.said()}`);
    this.base = `${address[0].replace(/\/$/, "")}/`;
    this.settings.listen = new URL(this.base).host;
    // It does not keep a test's process alive, and is killed at the end of that.
    this.process.unref();
    this.process.stdout.unref();
    await this.#ready(Date.now() + patience);
  }

  async #ready(end) {
    while (!(await fetch(`${this.base}readyz`)).ok) {
      if (Date.now() > end) throw new Error(`the server is not ready: ${this.said()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  said() {
    return readFileSync(join(this.folder, "log"), "utf8").slice(-2000);
  }

  /** Ends the process; `run` starts it again at the same address. */
  async stop(signal = "SIGTERM") {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.ref();
    if (this.process.kill(signal)) await ended;
  }

  // What it wrote is kept for those who look why a test failed.
  #leave(status) {
    this.process.kill("SIGKILL");
    if (status === 0) rmSync(this.folder, { recursive: true, force: true });
    else console.error(`The server's folder is kept: ${this.folder}`);
  }

  command(words, input = "") {
    const done = spawnSync(binary, [...words, `--data=${this.settings.data}`], { input, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`${words.join(" ")}: ${done.stderr}`);
    return done.stdout.trim();
  }

  /** Makes an account with `password`; returns its token. */
  account(email, plan = "unlimited") {
    return this.command(["account", "create", email, "--plan", plan, "--password"], `${password}\n`);
  }

  /** Makes an account that operates the server. */
  operator(email) {
    const token = this.account(email);
    this.command(["account", "operator", email]);
    return token;
  }

  /** What the server answers a browser that asks for a page. */
  page(path = "") {
    return fetch(`${this.base}${path}`, { headers: { Accept: "text/html" } });
  }

  async call(method, path, { token, body } = {}) {
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    const answer = await fetch(`${this.base}api/v1/${path}`, { method, headers, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  /** Sends a document past the app; returns its job as it then stands. */
  submit(name, { token, ...fields } = {}) {
    const { buffer, mimeType } = documentFile(name);
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append("file", new Blob([buffer], { type: mimeType }), name);
    return this.call("POST", "ocr/?wait=0", { token, body: form });
  }

  /** Sends a document and waits until it is read; returns its job. */
  async read(name, { token, ...fields } = {}) {
    let job = await this.submit(name, { token, ...fields });
    while (job.status === "pending" || job.status === "processing") {
      job = await this.call("GET", `ocr/${job.uuid}/?wait=30`, { token });
    }
    return job;
  }
}
