import type { PageProps } from "../../pages";

export default function SignUp(_: PageProps) {
  return <h1>…</h1>;
}
