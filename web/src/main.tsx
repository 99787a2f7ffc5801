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

void start();
