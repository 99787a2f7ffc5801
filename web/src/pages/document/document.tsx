import { useEffect, useMemo } from "preact/hooks";
import { ApiError } from "../../api/client";
import { Banner } from "../../components/banner";
import { errorText } from "../../errors";
import { t } from "../../i18n";
import type { PageProps } from "../../pages";
import { Link, navigate } from "../../router";
import { ChatPanel } from "./chat/chat_panel";
import { DocumentHead } from "./head/document_head";
import { JobProgress } from "./head/job_progress";
import { PageTurner } from "./head/page_turner";
import { SearchBar } from "./head/search_bar";
import { ViewSwitch } from "./head/view_switch";
import { ResultPanel } from "./result/result_panel";
import { Desk, DeskContext, useDesk } from "./state/desk";
import { usePageInAddress } from "./use_page_in_address";
import { Viewer } from "./viewer/viewer";

/** A document: its pages, what they say, and questions to it. */
export default function DocumentPage({ parameters, query }: PageProps) {
  const uuid = parameters["uuid"] ?? "";
  return <OpenedDocument key={uuid} uuid={uuid} page={query.get("page")} />;
}

function OpenedDocument({ uuid, page }: { uuid: string; page: string | null }) {
  const desk = useMemo(() => new Desk(uuid), [uuid]);
  useEffect(() => desk.start(), [desk]);
  usePageInAddress(desk, page);
  // The same element each time: the address changes with every page that is scrolled by, and nothing below depends on it.
  return useMemo(() => <DeskContext.Provider value={desk}><Content /></DeskContext.Provider>, [desk]);
}

function Content() {
  const { job } = useDesk();
  if (job.gone.value) return <Gone />;
  if (job.failure.value) return <NotLoaded error={job.failure.value} onRetry={() => void job.load()} />;
  if (!job.job.value) return <Loading />;
  return (
    <div class="document">
      <DocumentHead />
      {job.job.value.status === "failed" ? <Failed /> : <Workspace />}
    </div>
  );
}

function Workspace() {
  const { place } = useDesk();
  return (
    <>
      <JobProgress />
      <div class="toolbar">
        <PageTurner />
        <SearchBar />
        <ViewSwitch />
      </div>
      <div class={`workspace beside-${place.beside.value} ${place.onPages.value ? "on-pages" : "on-beside"}`}>
        <Viewer />
        <ResultPanel />
        <ChatPanel />
      </div>
    </>
  );
}

function Loading() {
  return (
    <>
      <h1>{t("title.document")}</h1>
      <p role="status">{t("document.loading")}</p>
    </>
  );
}

function NotLoaded({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <section class="narrow">
      <h1>{t("title.document")}</h1>
      <Banner kind="error">{errorText(error)}</Banner>
      <button class="button" onClick={onRetry}>{t("action.retry")}</button>
    </section>
  );
}

function Gone() {
  return (
    <section class="narrow" role="status">
      <h1>{t("document.gone_title")}</h1>
      <p>{t("document.gone_text")}</p>
      <button class="button primary" onClick={() => navigate("")}>{t("document.read_another")}</button>
    </section>
  );
}

function Failed() {
  const { code, message } = useDesk().job.job.value!.error ?? { code: "internal", message: "" };
  return (
    <section class="narrow">
      <h2>{t("document.failed_title")}</h2>
      <Banner kind="error">{errorText(new ApiError(0, code, message))}</Banner>
      <p>{t("document.failed_hint")}</p>
      <Link to="" class="button primary">{t("document.read_another")}</Link>
    </section>
  );
}
