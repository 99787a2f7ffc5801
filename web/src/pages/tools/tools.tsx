import type { PageProps } from "../../pages";

export default function Tools(_: PageProps) {
  return <h1>…</h1>;
}
