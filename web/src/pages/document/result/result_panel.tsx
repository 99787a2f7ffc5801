import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../../components/banner";
import { errorText } from "../../../errors";
import { t } from "../../../i18n";
import { useDesk } from "../state/desk";
import type { LoadedPage } from "../state/page_store";
import { DataTab } from "./data_tab";
import { JsonTab } from "./json_tab";
import { MarkdownTab } from "./markdown_tab";
import { TablesTab } from "./tables_tab";
import { Tabs } from "./tabs";
import { TextTab } from "./text_tab";
import { TranslationTab } from "./translation_tab";

/** Pages that are only scrolled past are not loaded. */
const scrolledPastMs = 100;

type TabName = "text" | "markdown" | "tables" | "json" | "data" | "translation";

/** What the page says, in the forms in which it can be used. */
export function ResultPanel() {
  const [chosen, setChosen] = useState<TabName>(useDesk().job.job.value?.tool === "translate" ? "translation" : "text");
  const tabs = useTabs();
  return (
    <section class="pane result" aria-label={t("document.result")}>
      <Tabs tabs={tabs} chosen={chosen} label={t("document.result")} onChoose={setChosen}>
        {chosen === "data" ? <DataTab /> : <TabOfPage name={chosen} />}
      </Tabs>
    </section>
  );
}

function useTabs(): { name: TabName; label: string }[] {
  const job = useDesk().job.job.value!;
  const names: TabName[] = ["text", "markdown", "tables", "json"];
  if (job.data !== null && job.data !== undefined) names.push("data");
  if (job.translate_to && job.status === "done") names.push("translation");
  return names.map((name) => ({ name, label: t(`document.tab_${name}`) }));
}

function TabOfPage({ name }: { name: TabName }) {
  const { job, pages, place } = useDesk();
  const slot = job.slots.value[useResting(place.current.value, scrolledPastMs)];
  const index = slot?.brief ? slot.brief.index : null;
  useEffect(() => {
    if (index !== null) pages.want(index);
  }, [index]);
  if (index === null) return <p class="muted">{t("document.page_waits")}</p>;
  const entry = pages.entry(index).value;
  if (entry.state === "failed") return <FailedPage error={entry.error} onRetry={() => pages.want(index)} />;
  if (entry.state !== "ready") return <p class="muted" role="status">{t("document.page_loading")}</p>;
  return <PageContent key={index} name={name} page={entry} />;
}

/** A value once it has not changed for a moment. */
function useResting<Value>(value: Value, forMs: number): Value {
  const [resting, setResting] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setResting(() => value), forMs);
    return () => clearTimeout(timer);
  }, [value, forMs]);
  return resting;
}

function PageContent({ name, page }: { name: TabName; page: LoadedPage }) {
  if (name === "markdown") return <MarkdownTab page={page.page} />;
  if (name === "tables") return <TablesTab page={page.page} />;
  if (name === "json") return <JsonTab page={page.page} />;
  if (name === "translation") return <TranslationTab page={page.page} />;
  return <TextTab page={page} />;
}

function FailedPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Banner kind="error">
      <p>{errorText(error)}</p>
      <button class="button small" onClick={onRetry}>{t("action.retry")}</button>
    </Banner>
  );
}
