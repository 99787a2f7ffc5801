import { useState } from "preact/hooks";
import type { Language } from "../../api/types";
import { Awaited } from "../../components/loaded";
import { t } from "../../i18n";
import type { PageProps } from "../../pages";
import { languageList, useList } from "../../uploads/lists";
import { ownNameOf, scriptName, sortedByName } from "./language_names";
import { matching } from "./matching";

/** The languages that this server reads. */
export default function Languages(_: PageProps) {
  return (
    <>
      <h1>{t("title.languages")}</h1>
      <Awaited of={useList(languageList)}>{({ languages }) => <Readable languages={languages} />}</Awaited>
    </>
  );
}

function Readable({ languages }: { languages: Language[] }) {
  const [text, setText] = useState("");
  const rows = sortedByName(languages).map(({ language, name }) => ({ language, name, ownName: ownNameOf(language) }));
  const found = matching(rows, text);
  return (
    <>
      <p>{t("languages.count", { count: languages.length })}</p>
      <div class="field language-filter">
        <label for="filter">{t("languages.filter")}</label>
        <input id="filter" type="search" value={text} autocomplete="off"
          onInput={(event) => setText(event.currentTarget.value)} />
      </div>
      <div role="status">{found.length === 0 && <p>{t("languages.no_match", { text })}</p>}</div>
      {found.length > 0 && <Table rows={found} />}
    </>
  );
}

interface NamedLanguage {
  language: Language;
  name: string;
  ownName: string | null;
}

function Table({ rows }: { rows: readonly NamedLanguage[] }) {
  return (
    <table class="language-table">
      <thead>
        <tr>
          <th scope="col">{t("languages.name")}</th>
          <th scope="col">{t("languages.own_name")}</th>
          <th scope="col">{t("languages.code")}</th>
          <th scope="col" class="wide-only">{t("languages.aliases")}</th>
          <th scope="col" class="wide-only">{t("languages.script")}</th>
          <th scope="col" class="wide-only">{t("languages.direction")}</th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => <LanguageRow key={row.language.code} {...row} />)}</tbody>
    </table>
  );
}

function LanguageRow({ language, name, ownName }: NamedLanguage) {
  const script = scriptName(language.script);
  const direction = t(language.right_to_left ? "languages.right_to_left" : "languages.left_to_right");
  return (
    <tr>
      <th scope="row">
        {name}
        <span class="narrow-only muted">{script}, {direction}</span>
      </th>
      <td>{ownName && <span lang={language.code} dir={language.right_to_left ? "rtl" : "ltr"}>{ownName}</span>}</td>
      <td><code>{language.code}</code></td>
      <td class="wide-only"><code>{language.aliases.join(", ")}</code></td>
      <td class="wide-only">{script}</td>
      <td class="wide-only direction">{direction}</td>
    </tr>
  );
}
