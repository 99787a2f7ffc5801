import type { PageProps } from "../../pages";

export default function Reset(_: PageProps) {
  return <h1>…</h1>;
}
