import { Banner } from "../../components/banner";
import { t } from "../../i18n";
import type { PageProps } from "../../pages";
import { me } from "../../session";
import { useAccountJobs } from "./account_jobs";
import { useJobsOfBrowser } from "./browser_jobs";
import { JobList } from "./job_list";

/** What was read before: the account's jobs or, without one, those that this browser knows of. */
export default function History(_: PageProps) {
  return (
    <>
      <h1>{t("title.history")}</h1>
      {me.value?.email ? <OfAccount key={me.value.email} /> : <OfBrowser />}
    </>
  );
}

function OfAccount() {
  return <JobList source={useAccountJobs()} />;
}

function OfBrowser() {
  return (
    <>
      <Banner>{t("history.in_browser")}</Banner>
      <JobList source={useJobsOfBrowser()} />
    </>
  );
}
