import type { PageProps } from "../../pages";

export default function Start(_: PageProps) {
  return <h1>…</h1>;
}
