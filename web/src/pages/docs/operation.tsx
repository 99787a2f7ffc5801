import { Answers } from "./answers";
import { ExampleTabs } from "./example_tabs";
import { examplesOf, type Target } from "./examples";
import { BodyMembers, Parameters } from "./fields";
import type { Body, OpenApi, Operation } from "./openapi";
import { ServerProse } from "./prose";
import { membersOf } from "./schema";
import { d, docsTextOf } from "./texts";

interface OperationProps {
  api: OpenApi;
  operation: Operation;
  target: Target;
}

/** A call: what it does and for whom; opened, what it takes and gives, and how to make it. */
export function OperationArticle({ api, operation, target }: OperationProps) {
  const { method, path, key, who, parameters, body } = operation;
  return (
    <details class="operation" id={`docs-${key}`}>
      <summary>
        <h3 dir="ltr"><span class={`method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code></h3>
        <span><Summary operation={operation} /></span> <span class="badge">{d(`docs.who.${who}`)}</span>
      </summary>
      {parameters.length > 0 && (
        <>
          <h4>{d("docs.parameters")}</h4>
          <Parameters operation={operation} />
        </>
      )}
      {body && <BodyPart api={api} operation={operation} body={body} />}
      <h4>{d("docs.examples")}</h4>
      <ExampleTabs examples={examplesOf(api, operation, target)} about={`${method} ${path}`} />
      <h4>{d("docs.answers")}</h4>
      <Answers api={api} operation={operation} />
    </details>
  );
}

function Summary({ operation: { key, summary } }: { operation: Operation }) {
  const text = docsTextOf(`docs.op.${key}`);
  return text === undefined ? <ServerProse text={summary} /> : <>{text}</>;
}

function BodyPart({ api, operation, body }: { api: OpenApi; operation: Operation; body: Body }) {
  const members = membersOf(api, body.schema);
  if (members.length === 0) return null;
  return (
    <>
      <h4>{d(body.mediaType === "application/json" ? "docs.body_json" : "docs.body_form")}</h4>
      <BodyMembers operation={operation} members={members} />
    </>
  );
}
