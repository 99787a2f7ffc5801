import type { Tool } from "../../api/types";
import { t } from "../../i18n";
import { choose } from "../../uploads/chosen_options";
import { grouped, toolDescription, toolName } from "../tools/tool_texts";
import type { Reading } from "./use_reading";

export function ToolChoice({ reading: { tools, tool, options } }: { reading: Reading }) {
  return (
    <div class="field">
      <label for="tool">{t("start.tool")}</label>
      <select id="tool" value={options.tool} aria-describedby="tool-hint"
        onChange={(event) => choose({ tool: event.currentTarget.value })}>
        <option value="">{t("start.tool_none")}</option>
        {grouped(tools).map((group) => (
          <optgroup key={group.title} label={t(group.title)}>
            {group.tools.map((each) => <ToolOption key={each.slug} tool={each} />)}
          </optgroup>
        ))}
      </select>
      <span id="tool-hint" class="hint">{tool && toolDescription(tool)}</span>
    </div>
  );
}

function ToolOption({ tool }: { tool: Tool }) {
  const name = toolName(tool);
  if (tool.available) return <option value={tool.slug}>{name}</option>;
  return <option value={tool.slug} disabled>{t("start.tool_unavailable", { name })}</option>;
}
