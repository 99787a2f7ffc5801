import { useEffect, useRef, useState } from "preact/hooks";
import { copyText } from "../../../clipboard";
import { t } from "../../../i18n";
import { say, sayError } from "../../../toasts";
import { useDesk } from "../state/desk";

const formats = ["txt", "md", "docx", "pdf", "csv", "json"] as const;

/** The result as files, and all of its text for the clipboard. */
export function DownloadMenu() {
  const { job } = useDesk();
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  return (
    <>
      <CopyAll />
      <details class="download-menu" ref={menu}>
        <summary class="button small primary">{t("document.download")}</summary>
        <ul>
          {job.job.value!.tool && <li><DownloadLink href={job.path("download/")} text={t("document.format_tool")} /></li>}
          {formats.map((format) => (
            <li key={format}>
              {format === "pdf" && job.fileGone.value
                ? <span class="muted">{t("document.pdf_gone")}</span>
                : <DownloadLink href={job.path(`download/?format=${format}`)} text={t(`document.format_${format}`)} />}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function DownloadLink({ href, text }: { href: string; text: string }) {
  return <a href={href} download>{text}</a>;
}

function CopyAll() {
  const { text } = useDesk();
  const [busy, setBusy] = useState(false);
  async function copy() {
    setBusy(true);
    try {
      const pages = await text.load();
      await copyText(pages.map((page) => page.trim()).join("\n\n"));
      say(t("action.copied"));
    } catch (error) {
      sayError(error);
    } finally {
      setBusy(false);
    }
  }
  return <button type="button" class="button small" disabled={busy} onClick={() => void copy()}>{t("document.copy_all")}</button>;
}

// A menu closes by Escape, by a click elsewhere, and when something is chosen.
function useClosing(menu: { current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const close = (event: Event) => {
      const { current } = menu;
      if (!current?.open) return;
      const inside = event.target instanceof Element && current.contains(event.target);
      const chosen = event.target instanceof Element && event.target.closest("a");
      const escape = event instanceof KeyboardEvent && event.key === "Escape";
      if (escape) current.querySelector("summary")!.focus();
      if (escape || (event.type === "click" && (!inside || chosen))) current.open = false;
    };
    document.addEventListener("click", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("click", close);
      document.removeEventListener("keydown", close);
    };
  }, [menu]);
}
