import type { PageProps } from "../../pages";

export default function Operator(_: PageProps) {
  return <h1>…</h1>;
}
