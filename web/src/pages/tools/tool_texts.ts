import type { Tool } from "../../api/types";
import { t, textOf, type Key } from "../../i18n";

/** A tool's name in the app's language; of one that the app does not know, as the server calls it. */
export function toolName({ slug, name }: Pick<Tool, "slug" | "name">): string {
  return textOf(`tool.${slug}.name`) ?? name;
}

export function toolDescription({ slug, description }: Tool): string {
  return textOf(`tool.${slug}.description`) ?? description;
}

/** "Word document" for docx. */
export function formatName(format: string): string {
  return textOf(`tools.format.${format}`) ?? format;
}

/** Why this server cannot run it; nothing if it can. */
export function whyUnavailable({ available, needs, trouble }: Tool): string | undefined {
  return available ? undefined : (textOf(`tools.missing.${needs}`) ?? trouble ?? t("tools.unavailable"));
}

/** What a page costs with the tool, in words. */
export function toolCost({ page_credits: credits }: Tool): string {
  const vision = t("start.cost", { count: credits.vlm });
  return credits.cpu === undefined ? vision : t("tools.cost_both", { cpu: t("start.cost", { count: credits.cpu }), vlm: vision });
}

const groups: readonly { title: Key; slugs: readonly string[] }[] = [
  { title: "tools.group.text", slugs: ["image-to-text", "handwriting-to-text", "math-to-latex"] },
  { title: "tools.group.files", slugs: ["pdf-to-word", "searchable-pdf"] },
  {
    title: "tools.group.data",
    slugs: [
      "extract-tables", "invoice-to-json", "receipt-to-json", "form-to-json", "bank-statement-to-csv", "business-card",
      "id-document", "extract",
    ],
  },
  { title: "tools.group.language", slugs: ["translate", "summarize"] },
];

/** The tools in groups; those that the app does not know come last. */
export function grouped(tools: readonly Tool[]): { title: Key; tools: Tool[] }[] {
  const known = new Set(groups.flatMap(({ slugs }) => slugs));
  const found = groups.map(({ title, slugs }) => ({
    title,
    tools: slugs.flatMap((slug) => tools.filter((tool) => tool.slug === slug)),
  }));
  const others = { title: "tools.group.other" as const, tools: tools.filter(({ slug }) => !known.has(slug)) };
  return [...found, others].filter((group) => group.tools.length > 0);
}
