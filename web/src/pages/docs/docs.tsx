import { useEffect } from "preact/hooks";
import { Banner } from "../../components/banner";
import { Awaited, useLoaded } from "../../components/loaded";
import { errorText } from "../../errors";
import { language, t } from "../../i18n";
import type { PageProps } from "../../pages";
import { root } from "../../router";
import { Contents } from "./contents";
import { noToken } from "./examples";
import { goTo } from "./jump";
import { MyToken, ownToken } from "./my_token";
import { operationsOf, type OpenApi } from "./openapi";
import { Section } from "./section";
import { sections, sectionOf } from "./sections";
import { d, followLanguage, loadTexts, textsAreThere, textsFailure } from "./texts";

const description = "api/v1/openapi.json";

/** The API, as this server describes it. */
export default function Docs({ query }: PageProps) {
  const api = useLoaded<OpenApi>(description);
  useEffect(followLanguage, []);
  if (textsFailure.value) return <NoTexts failure={textsFailure.value} />;
  if (!textsAreThere()) return <p class="loading" role="status">{t("frame.loading")}</p>;
  return (
    <>
      <h1>{t("title.docs")}</h1>
      <p>{d("docs.lead")}</p>
      <p>
        {d("docs.base")}: <code dir="ltr">{root.href}</code> · <a href={description}>{d("docs.for_programs")}</a>
      </p>
      <Awaited of={api}>{(value) => <Description api={value} query={query} />}</Awaited>
    </>
  );
}

function NoTexts({ failure }: { failure: unknown }) {
  return (
    <Banner kind="error">
      {errorText(failure)}{" "}
      <button class="button small" onClick={() => loadTexts(language.value)}>{t("action.retry")}</button>
    </Banner>
  );
}

function Description({ api, query }: { api: OpenApi; query: URLSearchParams }) {
  const operations = operationsOf(api);
  const target = { base: root.href, token: ownToken.value?.token ?? noToken };
  useEffect(() => goTo(query.get("section")), [query]);
  return (
    <div class="docs">
      <Contents operations={operations} />
      <div class="docs-sections">
        <MyToken />
        {sections.map((plan) => (
          <Section
            key={plan.id}
            api={api}
            plan={plan}
            all={operations}
            own={operations.filter((operation) => sectionOf(operation) === plan.id)}
            target={target}
          />
        ))}
      </div>
    </div>
  );
}
