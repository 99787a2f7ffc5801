import { errorWords } from "./answers";
import { clientsOf } from "./clients";
import { CodeBlock } from "./code_block";
import { ExampleTabs } from "./example_tabs";
import type { Target } from "./examples";
import { errorCodesOf, type Operation } from "./openapi";
import { Prose } from "./prose";
import type { SectionId } from "./sections";
import { callbackSample, errorSample, jobSample, signatureChecks } from "./snippets";
import { d } from "./texts";

interface ExtraProps {
  id: SectionId;
  target: Target;
  operations: readonly Operation[];
}

/** What a section has beside its prose and its calls. */
export function Extra({ id, target, operations }: ExtraProps) {
  if (id === "overview") return <Overview target={target} />;
  if (id === "job") return <CodeBlock code={jobSample} label={d("docs.section.job")} />;
  if (id === "downloading") return <Formats />;
  if (id === "callbacks") return <Callbacks />;
  if (id === "errors") return <Errors operations={operations} />;
  return null;
}

function Overview({ target }: { target: Target }) {
  return (
    <>
      <p>{d("docs.overview.client")}</p>
      <ExampleTabs examples={clientsOf(target)} about={d("docs.section.overview")} />
      <p><Prose text={d("docs.overview.paths")} /></p>
    </>
  );
}

const formats = ["txt", "md", "docx", "pdf", "csv", "json"] as const;

function Formats() {
  return <Words of={formats.map((format) => [format, d(`docs.format.${format}`)])} />;
}

function Callbacks() {
  return (
    <>
      <CodeBlock code={callbackSample} label={d("docs.section.callbacks")} />
      <ExampleTabs examples={signatureChecks} about={d("docs.section.callbacks")} />
    </>
  );
}

const warnings = [
  "tier_fallback", "model_failed", "translation_failed", "extraction_by_rules", "extraction_failed", "unsupported_words",
] as const;

function Errors({ operations }: { operations: readonly Operation[] }) {
  return (
    <>
      <CodeBlock code={errorSample} label={d("docs.section.errors")} />
      <Words of={errorCodesOf(operations).map(({ code, status }) => [code, errorWords(code), String(status)])} />
      <p><Prose text={d("docs.errors.limits")} /></p>
      <p>{d("docs.errors.warnings")}</p>
      <Words of={warnings.map((code) => [code, d(`docs.warning.${code}`)])} />
    </>
  );
}

/** Names of the API with what they mean, and something beside the name. */
function Words({ of }: { of: readonly (readonly [name: string, meaning: string, beside?: string])[] }) {
  return (
    <dl class="fields">
      {of.map(([name, meaning, beside]) => (
        <div key={name}>
          <dt><code dir="ltr">{name}</code> <span class="muted">{beside}</span></dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
