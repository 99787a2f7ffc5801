// A vision model for the tests, which says what it is told to.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../vision_server.py", import.meta.url));

/** @returns the address of a model that answers every question with `answer`; it ends with the file of tests */
export async function modelThatSays(answer) {
  const flags = ["--answer", answer, "--until-parent-ends"];
  const model = spawn("/usr/bin/python3", [program, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  after(() => model.kill());
  const [port] = await once(model.stdout, "data");
  model.unref();
  model.stdout.unref();
  return `http://127.0.0.1:${String(port).trim()}/v1`;
}
