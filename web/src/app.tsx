import { useEffect, useState } from "preact/hooks";
import type { ComponentType } from "preact";
import { Banner } from "./components/banner";
import { Footer } from "./components/footer";
import { Header } from "./components/header";
import { Toasts } from "./components/toasts";
import { errorText } from "./errors";
import { t } from "./i18n";
import type { Page, PageProps } from "./pages";
import { navigate, route } from "./router";
import { me } from "./session";

/** The frame of every page: a way past the navigation, header, the page, footer, and what is said in passing. */
export function App() {
  return (
    <div class="frame">
      <SkipLink />
      <Header />
      <main id="main" tabIndex={-1}>
        <CurrentPage />
      </main>
      <Footer />
      <Toasts />
    </div>
  );
}

// Not a plain link to #main: with <base>, that would be another page.
function SkipLink() {
  return (
    <button class="skip" onClick={() => document.getElementById("main")?.focus()}>
      {t("frame.skip")}
    </button>
  );
}

function CurrentPage() {
  const { page, parameters, query } = route.value;
  const title = page ? t(page.title) : t("title.not_found");
  useEffect(() => {
    document.title = `${title} · ocrchat`;
  }, [title]);
  if (!page || (page.audience === "operator" && !me.value?.operator)) return <NotFound />;
  if (page.audience === "account" && !me.value?.email) return <SignInFirst />;
  return <LoadedPage key={page.pattern} page={page} parameters={parameters} query={query} />;
}

function LoadedPage({ page, parameters, query }: { page: Page } & PageProps) {
  const [View, setView] = useState<ComponentType<PageProps> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    page.load().then((module) => setView(() => module.default), setFailure);
  }, [page]);
  if (failure) return <NotLoaded failure={failure} />;
  if (!View) return <p class="loading" role="status">{t("frame.loading")}</p>;
  return <View parameters={parameters} query={query} />;
}

// The connection failed, or the server has another version of the app by now: both are mended by loading it anew.
function NotLoaded({ failure }: { failure: unknown }) {
  return (
    <Banner kind="error">
      {errorText(failure)} <button class="button small" onClick={() => location.reload()}>{t("action.retry")}</button>
    </Banner>
  );
}

function NotFound() {
  return (
    <section class="narrow">
      <h1>{t("title.not_found")}</h1>
      <p>{t("frame.not_found")}</p>
      <button class="button" onClick={() => navigate("")}>{t("frame.to_start")}</button>
    </section>
  );
}

function SignInFirst() {
  const here = route.value.page?.pattern ?? "";
  return (
    <section class="narrow">
      <h1>{t("title.sign_in")}</h1>
      <p>{t("frame.sign_in_first")}</p>
      <button class="button primary" onClick={() => navigate(`sign-in?next=${encodeURIComponent(here)}`)}>{t("title.sign_in")}</button>
    </section>
  );
}
