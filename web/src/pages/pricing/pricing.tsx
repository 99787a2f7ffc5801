import type { PageProps } from "../../pages";

export default function Pricing(_: PageProps) {
  return <h1>…</h1>;
}
