import { useState } from "preact/hooks";
import { t } from "../../../i18n";
import { IconButton } from "../icon_button";
import { PageList } from "./page_list";

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const fit = zooms.indexOf(1);
const largest = zooms.length - 1;

/** The pages as they look, and how large. */
export function Viewer() {
  const [step, setStep] = useState(fit);
  return (
    <section class="pane viewer" aria-label={t("document.pages")}>
      <PageList zoom={zooms[step]!} />
      <div class="zoom" role="group">
        <IconButton label={t("document.zoom_out")} sign="−" disabled={step === 0} onClick={() => setStep(step - 1)} />
        <IconButton label={t("document.fit_width")} sign="↔" disabled={step === fit} onClick={() => setStep(fit)} />
        <IconButton label={t("document.zoom_in")} sign="+" disabled={step === largest} onClick={() => setStep(step + 1)} />
      </div>
    </section>
  );
}
