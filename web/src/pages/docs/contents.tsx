import { Link } from "../../router";
import type { Operation } from "./openapi";
import { sections, sectionOf } from "./sections";
import { d } from "./texts";

/** The sections and their calls, to go to. An address with a fragment would be another page, because of <base>. */
export function Contents({ operations }: { operations: readonly Operation[] }) {
  return (
    <nav class="docs-contents" aria-label={d("docs.contents")}>
      <ul>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <Link to={`docs?section=${id}`}>{d(title)}</Link>
            <Calls operations={operations.filter((operation) => sectionOf(operation) === id)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Calls({ operations }: { operations: readonly Operation[] }) {
  if (operations.length === 0) return null;
  return (
    <ul class="docs-calls">
      {operations.map(({ key, method, path }) => (
        <li key={key}>
          <Link to={`docs?section=${key}`}><bdi dir="ltr">{`${method} ${path.replace("/api/v1/", "")}`}</bdi></Link>
        </li>
      ))}
    </ul>
  );
}
