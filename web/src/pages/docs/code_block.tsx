import { CopyButton } from "../../components/copy_button";

/** Code, to be scrolled by keyboard too, and copied. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div class="code-block">
      <pre dir="ltr" tabIndex={0} role="region" aria-label={label}><code>{code}</code></pre>
      <CopyButton text={code} />
    </div>
  );
}
