import type { TokenizerAndRendererExtension } from "marked";

const display = "display";

export function isDisplayed(kind: string | undefined): boolean {
  return kind === display;
}

export function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

type Level = "block" | "inline";

function formula(name: string, level: Level, pattern: RegExp, kind: string, tag: string): TokenizerAndRendererExtension {
  const start = level === "block" ? /^\$\$/m : /\$/;
  return {
    name,
    level,
    start: (source) => start.exec(source)?.index,
    tokenizer(source) {
      const match = pattern.exec(source);
      return match ? { type: name, raw: match[0], text: match[1] } : undefined;
    },
    renderer: ({ text }) => `<${tag} data-formula="${kind}">${escaped(text as string)}</${tag}>`,
  };
}

/** `$$…$$` and `$…$`, as our own Markdown writes formulas: their places, to be filled once the HTML is clean. A dollar
 * sign beside white space, or before a digit, is money. */
export const formulas: TokenizerAndRendererExtension[] = [
  formula("formulaBlock", "block", /^\$\$((?:\\[\s\S]|[^\\$])+)\$\$(?:\n|$)/, display, "p"),
  formula("formulaDisplay", "inline", /^\$\$((?:\\[\s\S]|[^\\$])+)\$\$/, display, "span"),
  formula("formulaInline", "inline", /^\$(?!\s)((?:\\[\s\S]|[^\\$\n])*[^\\$\s])\$(?!\d)/, "inline", "span"),
];
