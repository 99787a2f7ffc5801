import type { Tool } from "../../api/types";
import { Banner } from "../../components/banner";
import { errorText } from "../../errors";
import { t } from "../../i18n";
import type { PageProps } from "../../pages";
import { Link } from "../../router";
import { toolList, useList } from "../../uploads/lists";
import { formatName, grouped, toolDescription, toolName } from "./tool_texts";

/** What documents can be read for. */
export default function Tools(_: PageProps) {
  const { value, error, again } = useList(toolList);
  return (
    <>
      <h1>{t("title.tools")}</h1>
      <p class="muted">{t("tools.lead")}</p>
      {error !== null && (
        <Banner kind="error">
          <p>{errorText(error)}</p>
          <button class="button small" onClick={again}>{t("action.retry")}</button>
        </Banner>
      )}
      {!value && error === null && <p role="status">{t("frame.loading")}</p>}
      {value && grouped(value.tools).map((group) => (
        <section key={group.title}>
          <h2>{t(group.title)}</h2>
          <ul class="cards">{group.tools.map((tool) => <ToolCard key={tool.slug} tool={tool} />)}</ul>
        </section>
      ))}
    </>
  );
}

function ToolCard({ tool }: { tool: Tool }) {
  return (
    <li class="card tool-card">
      <h3><Link to={`tools/${tool.slug}`}>{toolName(tool)}</Link></h3>
      <p>{toolDescription(tool)}</p>
      <span class="badge">{tool.available ? formatName(tool.format) : t("tools.unavailable")}</span>
    </li>
  );
}
