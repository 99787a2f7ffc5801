import type { Tool } from "../../api/types";
import { t } from "../../i18n";
import { choose } from "../../uploads/chosen_options";
import { languageList, useList } from "../../uploads/lists";
import { sortedByName } from "../languages/language_names";

/** The language to translate into: one that a pair of the server leads to, or with a language model any. */
export function TranslateTo({ tool, chosen }: { tool: Tool; chosen: string }) {
  const read = useList(languageList).value?.languages ?? [];
  const { languages = "any" } = tool;
  const codes = languages === "any" ? read.map(({ code }) => code).filter((code) => !code.includes("-x-")) : languages.map(({ to }) => to);
  const named = [...new Set(codes)].map((code) => read.find((one) => one.code === code) ?? unread(code));
  return (
    <div class="field">
      <label for="translate-to">{t("start.translate_to")}</label>
      <select id="translate-to" value={codes.includes(chosen) ? chosen : ""} required
        onChange={(event) => choose({ translateTo: event.currentTarget.value })}>
        <option value="">{t("start.choose_language")}</option>
        {sortedByName(named).map(({ language, name }) => (
          <option key={language.code} value={language.code}>{name}</option>
        ))}
      </select>
    </div>
  );
}

// A language that the server writes but does not read.
function unread(code: string) {
  return { code, name: code, script: "", right_to_left: false, aliases: [] };
}
