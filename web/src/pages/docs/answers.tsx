import { textOf } from "../../i18n";
import { AnswerMembers } from "./fields";
import type { Answer, OpenApi, Operation } from "./openapi";
import { membersOf } from "./schema";
import { d } from "./texts";

/** What a call is answered with: its result, and its errors in words. */
export function Answers({ api, operation }: { api: OpenApi; operation: Operation }) {
  return (
    <ul class="answers">
      {operation.answers.map((answer) => (
        <li key={answer.status}>
          <strong>{answer.status}</strong>
          {answer.codes.length > 0 ? <Codes codes={answer.codes} /> : <Result api={api} answer={answer} />}
        </li>
      ))}
    </ul>
  );
}

function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <ul>
      {codes.map((code) => <li key={code}><code dir="ltr">{code}</code> {errorWords(code)}</li>)}
    </ul>
  );
}

/** What an error means; the figures that a real one has are left open. */
export function errorWords(code: string): string {
  const open = "…";
  return textOf(`error.${code}`, { used: open, cap: open, resets: open, seconds: open, detail: open }) ?? "";
}

function Result({ api, answer: { body } }: { api: OpenApi; answer: Answer }) {
  if (!body) return <> {d("docs.no_body")}</>;
  const members = membersOf(api, body.schema);
  if (members.length === 0) return <> <code dir="ltr">{body.mediaType}</code></>;
  return (
    <>
      {" "}<code dir="ltr">{body.mediaType}</code>
      <details>
        <summary>{d("docs.answer_fields")}</summary>
        <AnswerMembers members={members} />
      </details>
    </>
  );
}
