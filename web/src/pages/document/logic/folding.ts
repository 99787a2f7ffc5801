/** Text as the search compares it: without case, marks, variants of letters and kinds of white space. */
export function fold(text: string): string {
  const lower = text.normalize("NFKD").toLowerCase().normalize("NFKD");
  return lower.replace(/[\p{M}\u00AD]/gu, "").replace(/ς/g, "σ").replace(/ß/g, "ss").replace(/\s+/g, " ");
}

/** Where `needle` begins in `text`; both folded. Hits do not overlap. */
export function hitsOf(text: string, needle: string): number[] {
  const hits: number[] = [];
  if (!needle) return hits;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) hits.push(at);
  return hits;
}
