import { useEffect, useState } from "preact/hooks";
import type { PageResult } from "../../../api/types";
import { Banner } from "../../../components/banner";
import { CopyButton } from "../../../components/copy_button";
import { errorText } from "../../../errors";
import { languageName, t } from "../../../i18n";
import { useDesk } from "../state/desk";

/** The page in the language that was asked for; the text download of a translated document is its translation. */
export function TranslationTab({ page }: { page: PageResult }) {
  const { job, place, text } = useDesk();
  const [failure, setFailure] = useState<unknown>(null);
  const language = job.job.value!.translate_to!;
  useEffect(() => void text.load().catch(setFailure), [text]);
  if (failure) return <Banner kind="error">{errorText(failure)}</Banner>;
  const translated = text.pages.value?.[place.current.value]?.trim();
  if (translated === undefined) return <p class="muted" role="status">{t("document.page_loading")}</p>;
  if (translated === page.text.trim()) return <p class="muted">{t("document.translation_same")}</p>;
  return (
    <>
      <p class="muted small-print">{t("document.translation_note", { language: languageName(language) })}</p>
      <div class="tab-actions"><CopyButton text={translated} /></div>
      <div class="translation" lang={language} dir="auto">{translated}</div>
    </>
  );
}
