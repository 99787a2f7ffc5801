import { chooseLanguage, language, languageName, languages, t } from "../i18n";
import { Link } from "../router";
import { chooseTheme, theme, type Theme } from "../theme";
import { sayError } from "../toasts";

const themes: readonly Theme[] = ["system", "light", "dark"];

export function Footer() {
  return (
    <footer class="footer">
      <label>
        {t("frame.language")}
        <select value={language.value} onChange={(event) => chooseLanguage(event.currentTarget.value).catch(sayError)}>
          {languages.map((tag) => (
            <option key={tag} value={tag} lang={tag}>{languageName(tag, tag)}</option>
          ))}
        </select>
      </label>
      <label>
        {t("frame.theme")}
        <select value={theme.value} onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}>
          {themes.map((one) => (
            <option key={one} value={one}>{t(`theme.${one}`)}</option>
          ))}
        </select>
      </label>
      <Link to="languages">{t("title.languages")}</Link>
      <span class="muted">{t("frame.privacy")}</span>
    </footer>
  );
}
