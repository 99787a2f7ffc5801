import DOMPurify, { type Config } from "dompurify";
import { Marked } from "marked";
import { escaped, formulas, isDisplayed } from "./markdown_formulas";

/** The tags that our own Markdown needs, for tables with cells that span; any other is text of the document. */
const plainTag = /^<\/?(?:table|thead|tbody|tr|th|td|br|sup|sub)(?:\s+(?:colspan|rowspan)="\d+")*\s*\/?>$/i;

const marked = new Marked(
  { gfm: true },
  {
    extensions: formulas,
    renderer: {
      checkbox: ({ checked }) => (checked ? "☑" : "☐"),
      html: ({ text }) => text.replace(/<[^>]*>?/g, (tag) => (plainTag.test(tag) ? tag : escaped(tag))),
    },
  },
);

/** Nothing that loads, asks, styles or names: a document's text cannot act, imitate the page or reach into it. */
const cleaning: Config & { RETURN_DOM_FRAGMENT: true } = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: ["style", "form", "input", "button", "select", "textarea", "img", "picture", "video", "audio", "source", "dialog"],
  FORBID_ATTR: ["style", "id", "class", "name", "tabindex", "autofocus", "background"],
  RETURN_DOM_FRAGMENT: true,
};

/** What a page's own headings may begin with: its title and the panel's are above. */
const highestHeading = 2;

export async function fragmentOf(source: string): Promise<DocumentFragment> {
  const html = marked.parse(source, { async: false });
  const fragment = DOMPurify.sanitize(html, cleaning);
  lowerHeadings(fragment);
  guardLinks(fragment);
  await renderFormulas(fragment);
  return fragment;
}

// Headings keep their order and leave out no level, whatever the document does.
function lowerHeadings(fragment: DocumentFragment): void {
  let before = highestHeading - 1;
  for (const heading of fragment.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const wanted = Number(heading.tagName[1]) + highestHeading - 1;
    before = Math.min(wanted, before + 1, 6);
    const lowered = document.createElement(`h${before}`);
    lowered.append(...heading.childNodes);
    heading.replaceWith(lowered);
  }
}

function guardLinks(fragment: DocumentFragment): void {
  for (const link of fragment.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
  }
}

async function renderFormulas(fragment: DocumentFragment): Promise<void> {
  const places = [...fragment.querySelectorAll<HTMLElement>("[data-formula]")];
  if (places.length === 0) return;
  const { default: katex } = await import("katex");
  for (const place of places) {
    const displayMode = isDisplayed(place.dataset["formula"]);
    const latex = place.textContent ?? "";
    try {
      katex.render(latex, place, { output: "mathml", displayMode, throwOnError: true, maxExpand: 200, maxSize: 50 });
    } catch {
      const code = document.createElement("code");
      code.textContent = latex;
      place.replaceChildren(code);
    }
  }
}
