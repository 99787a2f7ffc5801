import type { PageProps } from "../../pages";

export default function AccountPage(_: PageProps) {
  return <h1>…</h1>;
}
