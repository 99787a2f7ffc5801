import type { PageProps } from "../../pages";

export default function DocumentPage(_: PageProps) {
  return <h1>…</h1>;
}
