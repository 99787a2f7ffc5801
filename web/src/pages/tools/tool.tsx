import { useEffect } from "preact/hooks";
import type { Tool } from "../../api/types";
import { Banner } from "../../components/banner";
import { Awaited } from "../../components/loaded";
import { t, textOf } from "../../i18n";
import type { PageProps } from "../../pages";
import { Link } from "../../router";
import { me } from "../../session";
import { toolList, useList } from "../../uploads/lists";
import { Uploader } from "../start/uploader";
import { formatName, toolCost, toolDescription, toolName, whyUnavailable } from "./tool_texts";

/** One tool: what it is for, and a place to use it. */
export default function ToolPage({ parameters }: PageProps) {
  const list = useList(toolList);
  if (!list.value) return <NotYet list={list} />;
  const tool = list.value.tools.find(({ slug }) => slug === parameters["slug"]);
  return tool ? <KnownTool key={tool.slug} tool={tool} /> : <UnknownTool />;
}

function KnownTool({ tool }: { tool: Tool }) {
  const name = toolName(tool);
  useEffect(() => {
    document.title = `${name} · ocrchat`;
  }, [name]);
  return (
    <>
      <p><Link to="tools">{t("tools.all")}</Link></p>
      <h1>{name}</h1>
      <p>{toolDescription(tool)}</p>
      {tool.available ? <Uploader tool={tool} /> : <Unavailable tool={tool} />}
      <About tool={tool} />
    </>
  );
}

function Unavailable({ tool }: { tool: Tool }) {
  return (
    <Banner kind="warning">
      <p>{whyUnavailable(tool)}</p>
      {me.value?.operator && tool.trouble && <p>{t("tools.for_operators", { trouble: tool.trouble })}</p>}
    </Banner>
  );
}

function About({ tool }: { tool: Tool }) {
  const example = textOf(`tool.${tool.slug}.example`);
  return (
    <section aria-labelledby="about-tool">
      <h2 id="about-tool">{t("tools.about")}</h2>
      <dl class="tool-facts">
        {example && <Fact name={t("tools.example")} text={example} />}
        <Fact name={t("tools.file")} text={formatName(tool.format)} />
        <Fact name={t("tools.cost")} text={toolCost(tool)} />
      </dl>
      {tool.data && <p class="muted">{t("tools.data")}</p>}
    </section>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function UnknownTool() {
  return (
    <section class="narrow">
      <h1>{t("title.not_found")}</h1>
      <p>{t("frame.not_found")}</p>
      <Link to="tools" class="button">{t("tools.all")}</Link>
    </section>
  );
}

function NotYet({ list }: { list: ReturnType<typeof useList> }) {
  return (
    <>
      <h1>{t("title.tool")}</h1>
      <Awaited of={list}>{() => null}</Awaited>
    </>
  );
}
