import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n";
import { IconButton } from "../icon_button";
import { useDesk } from "../state/desk";

const typedForMs = 250;
const writtenInto = "input, textarea, select, [contenteditable]";

/** Searches the document; Enter goes on, with Shift back, "/" comes here. Ctrl+F stays the browser's. */
export function SearchBar() {
  const { job, finder } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  useSlash(field);
  useEffect(() => {
    const timer = setTimeout(() => void (finder.query.peek() !== typed && finder.search(typed)), typedForMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const ready = job.job.value?.status === "done";

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") setTyped("");
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (finder.query.peek() === typed) finder.step(event.shiftKey ? -1 : 1);
    else void finder.search(typed);
  }

  return (
    <search class="search-bar">
      <input
        ref={field}
        type="search"
        value={typed}
        disabled={!ready}
        placeholder={t("document.search")}
        aria-label={t("document.search")}
        title={ready ? undefined : t("document.search_waits")}
        dir="auto"
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <SearchCount />
      {typed && <SearchSteps />}
    </search>
  );
}

function SearchSteps() {
  const { finder } = useDesk();
  const nothing = finder.total.value === 0;
  return (
    <>
      <IconButton label={t("document.search_previous")} sign="↑" disabled={nothing} onClick={() => finder.step(-1)} />
      <IconButton label={t("document.search_next")} sign="↓" disabled={nothing} onClick={() => finder.step(1)} />
    </>
  );
}

function SearchCount() {
  const { finder } = useDesk();
  const searched = finder.query.value !== "" && !finder.busy.value;
  const count = finder.total.value;
  const current = finder.ordinal.value + 1;
  return (
    <span class="search-count muted" role="status">
      {searched && (count === 0 ? t("document.search_none") : t("document.search_count", { current, count }))}
    </span>
  );
}

function useSlash(field: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const writes = event.target instanceof Element && event.target.closest(writtenInto);
      if (event.key !== "/" || writes || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [field]);
}
