import { useState } from "preact/hooks";
import type { PageResult } from "../../../api/types";
import { CopyButton } from "../../../components/copy_button";
import { Markdown } from "../../../components/markdown";
import { t } from "../../../i18n";

export function MarkdownTab({ page }: { page: PageResult }) {
  const [asSource, setAsSource] = useState(false);
  if (!page.markdown) return <p class="muted">{t("document.no_text")}</p>;
  return (
    <>
      <div class="tab-actions">
        <button type="button" class="button small" aria-pressed={asSource} onClick={() => setAsSource(!asSource)}>
          {asSource ? t("document.markdown_rendered") : t("document.markdown_source")}
        </button>
        <CopyButton text={page.markdown} />
      </div>
      {asSource && <pre class="source" dir="auto" tabIndex={0}>{page.markdown}</pre>}
      {!asSource && <Markdown source={page.markdown} language={page.language} />}
    </>
  );
}
