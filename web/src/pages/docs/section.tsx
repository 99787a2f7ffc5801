import { Extra } from "./extras";
import type { Target } from "./examples";
import type { OpenApi, Operation } from "./openapi";
import { OperationArticle } from "./operation";
import { Prose } from "./prose";
import type { SectionPlan } from "./sections";
import { d } from "./texts";

interface SectionProps {
  api: OpenApi;
  plan: SectionPlan;
  all: readonly Operation[];
  own: readonly Operation[];
  target: Target;
}

export function Section({ api, plan: { id, title, prose }, all, own, target }: SectionProps) {
  return (
    <section>
      <h2 id={`docs-${id}`} tabIndex={-1}>{d(title)}</h2>
      {prose.map((key) => <p key={key}><Prose text={d(key)} /></p>)}
      <Extra id={id} target={target} operations={all} />
      {own.map((operation) => <OperationArticle key={operation.key} api={api} operation={operation} target={target} />)}
    </section>
  );
}
