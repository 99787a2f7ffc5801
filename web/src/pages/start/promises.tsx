import { t } from "../../i18n";
import { me } from "../../session";
import { formatName } from "../tools/tool_texts";

const formats = ["txt", "md", "docx", "pdf", "csv", "json"] as const;

/** What comes out, and what may be relied on. */
export function Promises() {
  const hours = me.value?.limits.retention_hours;
  return (
    <>
      <h2>{t("start.formats")}</h2>
      <ul class="formats">
        {formats.map((format) => <li key={format} class="badge">{formatName(format)}</li>)}
      </ul>
      <div class="cards promises">
        {hours !== undefined && <Point title={t("start.privacy")} text={t("start.privacy_text", { count: hours })} />}
        <Point title={t("start.speed")} text={t("start.speed_text")} />
        <Point title={t("start.chat")} text={t("start.chat_text")} />
      </div>
    </>
  );
}

function Point({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h3>{title}</h3>
      <p class="muted">{text}</p>
    </section>
  );
}
