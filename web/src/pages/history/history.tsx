import type { PageProps } from "../../pages";

export default function History(_: PageProps) {
  return <h1>…</h1>;
}
