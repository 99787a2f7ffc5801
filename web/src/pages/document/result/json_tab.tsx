import { useMemo } from "preact/hooks";
import type { PageResult } from "../../../api/types";
import { CopyButton } from "../../../components/copy_button";
import { t } from "../../../i18n";

export function JsonTab({ page }: { page: PageResult }) {
  return <Json value={page} />;
}

export function Json({ value }: { value: unknown }) {
  const text = useMemo(() => JSON.stringify(value, null, 2), [value]);
  return (
    <>
      <div class="tab-actions">
        <CopyButton text={text} label={t("document.copy_json")} />
      </div>
      <pre class="source" tabIndex={0}>{text}</pre>
    </>
  );
}
