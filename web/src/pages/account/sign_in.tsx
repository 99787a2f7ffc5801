import type { PageProps } from "../../pages";

export default function SignIn(_: PageProps) {
  return <h1>…</h1>;
}
