import type { Tool } from "../../api/types";
import { Awaited } from "../../components/loaded";
import { t, type Key } from "../../i18n";
import type { PageProps } from "../../pages";
import { Link } from "../../router";
import { toolList, useList } from "../../uploads/lists";
import { formatName, grouped, toolDescription, toolName } from "./tool_texts";

/** What documents can be read for. */
export default function Tools(_: PageProps) {
  return (
    <>
      <h1>{t("title.tools")}</h1>
      <p class="muted">{t("tools.lead")}</p>
      <Awaited of={useList(toolList)}>
        {({ tools }) => grouped(tools).map((group) => <ToolGroup key={group.title} {...group} />)}
      </Awaited>
    </>
  );
}

function ToolGroup({ title, tools }: { title: Key; tools: Tool[] }) {
  return (
    <section>
      <h2>{t(title)}</h2>
      <ul class="cards">{tools.map((tool) => <ToolCard key={tool.slug} tool={tool} />)}</ul>
    </section>
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
