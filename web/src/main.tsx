import { render } from "preact";
import { App } from "./app";
import { startLocale } from "./i18n";
import { startSession } from "./session";
import { startTheme } from "./theme";

async function start(): Promise<void> {
  startTheme();
  await Promise.all([startLocale(), startSession()]);
  render(<App />, document.getElementById("app")!);
}

// Without the texts of any language this is all that can be said, and the browser's language does not matter.
function sayNothingLoads(): void {
  document.getElementById("app")!.textContent = "ocrchat could not be loaded. Check your connection, and load the page again.";
}

start().catch(sayNothingLoads);
