import { Banner } from "../../components/banner";
import { errorText } from "../../errors";
import { t } from "../../i18n";
import { choose } from "../../uploads/chosen_options";
import { arePages } from "../../uploads/options";
import { LanguageChoice } from "./language_choice";
import { SchemaField } from "./schema_field";
import { TierChoice } from "./tier_choice";
import { ToolChoice } from "./tool_choice";
import { TranslateTo } from "./translate_to";
import type { Reading } from "./use_reading";

/** How the files that come next are read; what is chosen is remembered. */
export function OptionsForm({ reading, choosesTool }: { reading: Reading; choosesTool: boolean }) {
  const { options, tool } = reading;
  return (
    <form class="card reading-options" aria-labelledby="reading-options" onSubmit={(event) => event.preventDefault()}>
      <h2 id="reading-options">{t("start.options")}</h2>
      {reading.failure !== null && <ListTrouble {...reading} />}
      {choosesTool && <ToolChoice reading={reading} />}
      {tool?.slug === "translate" && <TranslateTo tool={tool} chosen={options.translateTo} />}
      {tool?.slug === "extract" && <SchemaField schema={options.schema} />}
      <TierChoice reading={reading} />
      <LanguageChoice chosen={options.language} />
      <PagesField pages={options.pages} />
    </form>
  );
}

function ListTrouble({ failure, reload }: Reading) {
  return (
    <Banner kind="error">
      <p>{errorText(failure)}</p>
      <button type="button" class="button small" onClick={reload}>{t("action.retry")}</button>
    </Banner>
  );
}

function PagesField({ pages }: { pages: string }) {
  const wrong = pages.trim() !== "" && !arePages(pages);
  return (
    <div class="field">
      <label for="pages">{t("start.pages")}</label>
      <input id="pages" value={pages} autocomplete="off" aria-invalid={wrong || undefined} aria-describedby="pages-hint"
        onInput={(event) => choose({ pages: event.currentTarget.value })} />
      <span id="pages-hint" class={wrong ? "hint wrong" : "hint"}>{t(wrong ? "start.pages_invalid" : "start.pages_hint")}</span>
    </div>
  );
}
