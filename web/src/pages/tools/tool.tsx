import type { PageProps } from "../../pages";

export default function ToolPage(_: PageProps) {
  return <h1>…</h1>;
}
