import type { ComponentChildren } from "preact";
import type { Operation, Parameter } from "./openapi";
import { Prose, ServerProse } from "./prose";
import type { Member } from "./schema";
import { d, docsTextOf } from "./texts";

/** The parameters of a call. */
export function Parameters({ operation }: { operation: Operation }) {
  return (
    <dl class="fields">
      {operation.parameters.map((one) => (
        <Row key={`${one.in} ${one.name}`} name={one.name} type={typeText(one)} required={one.required ?? false}>
          <Meaning operation={operation} name={one.name} english={one.description ?? ""} />
        </Row>
      ))}
    </dl>
  );
}

function typeText({ schema, in: place }: Parameter): string {
  return `${String(schema?.type ?? "string")}, ${d(`docs.in.${place}`)}`;
}

/** The members of what is sent, in the app's language where the catalogue has them. */
export function BodyMembers({ operation, members }: { operation: Operation; members: readonly Member[] }) {
  return (
    <dl class="fields">
      {members.map((member) => (
        <Row key={member.path} name={member.path} type={member.type} required={member.required}>
          <Meaning operation={operation} name={member.path} english={member.description} /> <Choices member={member} />
        </Row>
      ))}
    </dl>
  );
}

/** The members of what comes back, as the server describes them. */
export function AnswerMembers({ members }: { members: readonly Member[] }) {
  return (
    <dl class="fields">
      {members.map((member) => (
        <Row key={member.path} name={member.path} type={member.type} required={false}>
          <ServerProse text={member.description} /> <Choices member={member} />
        </Row>
      ))}
    </dl>
  );
}

interface RowProps {
  name: string;
  type: string;
  required: boolean;
  children: ComponentChildren;
}

function Row({ name, type, required, children }: RowProps) {
  return (
    <div>
      <dt>
        <code dir="ltr">{name}</code> <span class="muted"><bdi>{type}</bdi></span>{" "}
        {required && <span class="badge">{d("docs.required")}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

// A name that means something else in one call has a text of its own there.
function Meaning({ operation: { key }, name, english }: { operation: Operation; name: string; english: string }) {
  const text = docsTextOf(`docs.field.${key}.${name}`) ?? docsTextOf(`docs.field.${name}`);
  return text === undefined ? <ServerProse text={english} /> : <Prose text={text} />;
}

function Choices({ member: { values, fallback } }: { member: Member }) {
  return (
    <>
      {values.length > 1 && <Prose text={d("docs.one_of", { values: values.map((value) => `\`${value}\``).join(", ") })} />}{" "}
      {fallback !== null && <Prose text={`${d("docs.default", { value: `\`${fallback}\`` })}.`} />}
    </>
  );
}
