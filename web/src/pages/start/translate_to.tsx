import type { Language, Tool } from "../../api/types";
import { t } from "../../i18n";
import { choose } from "../../uploads/chosen_options";
import { languageList, useList } from "../../uploads/lists";
import { sortedByName } from "../languages/language_names";

/** The language to translate into: one that a pair of the server leads to, or with a language model any. */
export function TranslateTo({ tool, chosen }: { tool: Tool; chosen: string }) {
  const read = useList(languageList).value?.languages ?? [];
  const codes = targetsOf(tool, read);
  const named = codes.map((code) => read.find((one) => one.code === code) ?? unread(code));
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

function targetsOf({ languages = "any" }: Tool, read: readonly Language[]): string[] {
  // What is printed in an old or a vertical way is no other language.
  if (languages === "any") return read.map(({ code }) => code).filter((code) => !code.includes("-x-"));
  return [...new Set(languages.map(({ to }) => to))];
}

// A language that the server writes but does not read.
function unread(code: string): Language {
  return { code, name: code, script: "", right_to_left: false, aliases: [] };
}
