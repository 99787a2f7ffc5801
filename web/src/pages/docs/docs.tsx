import type { PageProps } from "../../pages";

export default function Docs(_: PageProps) {
  return <h1>…</h1>;
}
