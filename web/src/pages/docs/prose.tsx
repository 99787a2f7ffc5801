/** A text of the catalogue in which `code` is marked as in Markdown. */
export function Prose({ text }: { text: string }) {
  return <>{text.split("`").map((part, at) => (at % 2 === 1 ? <code key={at} dir="ltr">{part}</code> : part))}</>;
}

/** What only the server says, in English: a route or a field that the catalogue does not know yet. */
export function ServerProse({ text }: { text: string }) {
  return <span lang="en" dir="auto"><Prose text={text} /></span>;
}
