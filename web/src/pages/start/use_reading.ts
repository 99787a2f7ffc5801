import { useMemo } from "preact/hooks";
import type { Engine, Tool } from "../../api/types";
import { chosenOptions } from "../../uploads/chosen_options";
import { engineList, toolList, useList } from "../../uploads/lists";
import { tierFor, type ReadingOptions } from "../../uploads/options";

/** What the options are, as they are chosen and as this server can do them. */
export interface Reading {
  options: ReadingOptions;
  tools: readonly Tool[];
  tool: Tool | undefined;
  hasVision: boolean;
  failure: unknown;
  reload: () => void;
}

function seesPages(engines: readonly Engine[]): boolean {
  return engines.some(({ tier, available }) => tier === "vlm" && available);
}

/** The options with which the next file is sent. With a tool, that one; else the chosen one, if the server can run it. */
export function useReading(preset: Tool | undefined): Reading {
  const tools = useList(toolList);
  const engines = useList(engineList);
  const chosen = chosenOptions.value;
  const known = tools.value?.tools ?? [];
  const tool = preset ?? known.find(({ slug, available }) => slug === chosen.tool && available);
  // Until the server has said what there is, it is asked for what was chosen.
  const slug = tool?.slug ?? (tools.value ? "" : chosen.tool);
  const hasVision = seesPages(engines.value?.engines ?? []);
  const tier = tierFor(chosen.tier, tool, hasVision);
  const options = useMemo(() => ({ ...chosen, tool: slug, tier }), [chosen, slug, tier]);
  function reload() {
    if (tools.failure) tools.reload();
    if (engines.failure) engines.reload();
  }
  return { options, tools: known, tool, hasVision, failure: tools.failure ?? engines.failure, reload };
}
