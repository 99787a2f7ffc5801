import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Link, navigate, route } from "../router";
import { me, signOut } from "../session";
import { sayError } from "../toasts";
import type { Key } from "../i18n";

const entries: readonly { to: string; text: Key }[] = [
  { to: "tools", text: "title.tools" },
  { to: "pricing", text: "title.pricing" },
  { to: "docs", text: "title.docs" },
  { to: "history", text: "title.history" },
];

export function Header() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <header class="header">
      <Link to="" class="brand" onClick={close}>ocrchat</Link>
      <button class="button small menu-button" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>
        {t("frame.menu")}
      </button>
      <nav id="menu" class={open ? "menu open" : "menu"} aria-label={t("frame.navigation")} onClick={close}>
        {entries.map(({ to, text }) => (
          <NavLink key={to} to={to} text={text} />
        ))}
        {me.value?.operator && <NavLink to="operator" text="title.operator" />}
        <Who />
      </nav>
    </header>
  );
}

function NavLink({ to, text }: { to: string; text: Key }) {
  const here = route.value.page?.pattern.split("/")[0] === to;
  return <Link to={to} {...(here ? { "aria-current": "page" } : {})}>{t(text)}</Link>;
}

function Who() {
  async function leave() {
    try {
      await signOut();
      navigate("");
    } catch (error) {
      sayError(error);
    }
  }
  if (!me.value?.email) return <Link to="sign-in" class="button small">{t("title.sign_in")}</Link>;
  return (
    <>
      <NavLink to="account" text="title.account" />
      <button class="button small" onClick={leave}>{t("action.sign_out")}</button>
    </>
  );
}
