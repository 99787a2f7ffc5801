import { useState } from "preact/hooks";
import { copyText } from "../clipboard";
import { t } from "../i18n";
import { sayError } from "../toasts";

const confirmedForMs = 2000;

/** Copies a text; says for a moment that it did. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await copyText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), confirmedForMs);
    } catch (error) {
      sayError(error);
    }
  }
  return (
    <button type="button" class="button small" onClick={copy} aria-live="polite">
      {copied ? t("action.copied") : (label ?? t("action.copy"))}
    </button>
  );
}
