// The browser of a file of tests: one Chromium, and pages that see to it that nothing forbidden happens in them.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, afterEach } from "node:test";
import { Server, password } from "./server.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const AxeBuilder = require("@axe-core/playwright").default;

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

const ordinary = { viewport: desktop, locale: "en-GB", acceptDownloads: true };
const patience = 10_000;

export function launch() {
  const executablePath = process.env.OCRCHAT_CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

/** When each page last asked for something or was answered, and what it waits for. */
const traffic = new WeakMap();

export function noteTraffic(page) {
  const noted = { last: Date.now(), waiting: new Set() };
  traffic.set(page, noted);
  const note = (change) => (request) => {
    noted.last = Date.now();
    noted.waiting[change](request);
  };
  page.on("request", note("add"));
  page.on("requestfinished", note("delete"));
  page.on("requestfailed", note("delete"));
}

/** Waits until a page has its heading and asks for nothing more. Playwright's "networkidle" takes half a second each time. */
export async function arrived(page, quietMs = 150) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const noted = traffic.get(page);
  await eventually(() => noted.waiting.size === 0 && Date.now() - noted.last > quietMs, `${page.url()} is loaded`);
}

/** Collects what must not happen in any page: errors, breaches of the policy, calls to other origins, lost files. */
function watch(page, base, forbidden) {
  noteTraffic(page);
  page.on("pageerror", (error) => forbidden.push(`an error nobody caught: ${error.stack}`));
  page.on("console", (message) => {
    const answerOfTheServer = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !answerOfTheServer) forbidden.push(`on the console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !/^(blob|data):/.test(request.url())) forbidden.push(`asked for ${request.url()}`);
  });
  page.on("response", (answer) => {
    if (answer.url().includes("/assets/") && answer.status() >= 400) forbidden.push(`${answer.status()} for ${answer.url()}`);
  });
}

async function signIn(context, email) {
  const answer = await context.request.post("api/v1/session/", { data: { email, password } });
  assert.equal(answer.status(), 200, await answer.text());
}

/** A server and a browser for the tests of a file; both end with it. After every test its pages are closed, and the
 * test fails if something forbidden happened in one. */
export async function setUp(settings) {
  const server = await Server.start(settings);
  const browser = await launch();
  const contexts = [];
  const forbidden = [];
  /** What was noticed so far, for a test that provokes it. */
  const takeForbidden = () => forbidden.splice(0);

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    assert.deepEqual(takeForbidden(), []);
  });
  after(async () => {
    await browser.close();
    await server.stop("SIGKILL");
  });

  /** A browser window of its own, without memories; signed in as `email` if that is given. */
  async function visitor({ email, base = server.base, ...options } = {}) {
    const context = await browser.newContext({ ...ordinary, baseURL: base, ...options });
    context.setDefaultTimeout(patience);
    context.on("page", (page) => watch(page, base, forbidden));
    contexts.push(context);
    if (email) await signIn(context, email);
    return context;
  }

  /** A page of the app in a window of its own. */
  async function open(path = "", options = {}) {
    const page = await (await visitor(options)).newPage();
    await page.goto(path);
    return page;
  }

  return { server, browser, visitor, open, takeForbidden };
}

/** Waits until something is so. */
export async function eventually(condition, what, patienceMs = patience) {
  const end = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > end) assert.fail(`still not so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function scrollsSideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** What axe finds wrong with a page: a line for each rule, with the elements. */
export async function findings(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const places = (nodes) => nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ");
  return violations.map(({ id, nodes }) => `${id}: ${places(nodes)}`);
}

/** Presses Tab until that element has the focus, as somebody without a mouse does. */
export async function tabTo(page, locator, { backwards = false, most = 80 } = {}) {
  await locator.waitFor();
  for (let pressed = 0; pressed <= most; ++pressed) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
  }
  assert.fail(`not reached by Tab: ${locator}`);
}
