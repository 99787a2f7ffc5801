import { t } from "../../i18n";
import { choose } from "../../uploads/chosen_options";
import { languageList, useList } from "../../uploads/lists";
import { sortedByName } from "../languages/language_names";

/** The language of the document. A list that does not come leaves "find out", which is what most want. */
export function LanguageChoice({ chosen }: { chosen: string }) {
  const languages = useList(languageList).value?.languages ?? [];
  const known = languages.some(({ code }) => code === chosen);
  return (
    <div class="field">
      <label for="language">{t("start.language")}</label>
      <select id="language" value={known ? chosen : "auto"} onChange={(event) => choose({ language: event.currentTarget.value })}>
        <option value="auto">{t("start.language_auto")}</option>
        {sortedByName(languages).map(({ language, name }) => (
          <option key={language.code} value={language.code}>{name}</option>
        ))}
      </select>
    </div>
  );
}
