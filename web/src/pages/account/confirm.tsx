import type { PageProps } from "../../pages";

export default function ConfirmAddress(_: PageProps) {
  return <h1>…</h1>;
}
