import type { PageProps } from "../../pages";

export default function Languages(_: PageProps) {
  return <h1>…</h1>;
}
