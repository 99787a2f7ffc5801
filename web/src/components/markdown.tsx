import { useEffect, useRef, useState } from "preact/hooks";
import { errorText } from "../errors";
import { Banner } from "./banner";

interface MarkdownProps {
  source: string;
  language?: string | null;
}

/** Markdown that a document or a model wrote, as HTML: cleaned of everything that could act. What turns it into HTML is
 * loaded when the first of it is shown. */
export function Markdown({ source, language }: MarkdownProps) {
  const element = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(true);
  useEffect(() => {
    let wanted = true;
    setBusy(true);
    import("./markdown_fragment")
      .then(({ fragmentOf }) => fragmentOf(source))
      .then((fragment) => wanted && element.current?.replaceChildren(fragment))
      .catch((error: unknown) => wanted && setFailure(error))
      .finally(() => wanted && setBusy(false));
    return () => {
      wanted = false;
    };
  }, [source]);
  return (
    <>
      {failure !== null && <Banner kind="error">{errorText(failure)}</Banner>}
      <div class="markdown" ref={element} dir="auto" lang={language ?? undefined} aria-busy={busy} />
    </>
  );
}
