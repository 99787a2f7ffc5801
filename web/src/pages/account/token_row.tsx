import { useState } from "preact/hooks";
import { call } from "../../api/client";
import type { Token } from "../../api/types";
import { Confirm } from "../../components/dialog";
import { formatDate, formatDistance, t } from "../../i18n";
import { say, sayError } from "../../toasts";
import { neededTrouble } from "./checks";
import { Field, Form } from "./form";
import { Secret } from "./secret";
import { nameComplaint, tokenPath } from "./token_calls";

type Doing = "nothing" | "rename" | "revoke";

/** A token: its name, use and secret, and what can be done with it. */
export function TokenRow({ token, onChange }: { token: Token; onChange: () => void }) {
  const [doing, setDoing] = useState<Doing>("nothing");
  const stop = () => setDoing("nothing");
  return (
    <li class="token">
      <h3 dir="auto">{token.name}</h3>
      <p class="muted">{madeAndUsed(token)}</p>
      {token.token === null
        ? <p class="muted">{t("account.tokens_lost")}</p>
        : <Secret value={token.token} label={t("account.secret_of", { name: token.name })} />}
      {doing === "rename"
        ? <Rename token={token} onChange={onChange} onClose={stop} />
        : <Actions token={token} onChoose={setDoing} />}
      {doing === "revoke" && <Revoke token={token} onChange={onChange} onClose={stop} />}
    </li>
  );
}

function madeAndUsed({ created_at: made, last_used_at: used }: Token): string {
  const date = formatDate(made, { dateStyle: "medium" });
  const use = used ? t("account.tokens_used", { when: formatDistance(used) }) : t("account.tokens_never");
  return `${t("account.tokens_created", { date })} · ${use}`;
}

function Actions({ token, onChoose }: { token: Token; onChoose: (doing: Doing) => void }) {
  const of = t("account.secret_of", { name: token.name });
  const button = (doing: Doing, text: string) => (
    <button class="button small" aria-label={`${text}: ${of}`} onClick={() => onChoose(doing)}>{text}</button>
  );
  return (
    <div class="actions">
      {button("rename", t("account.tokens_rename"))}
      {button("revoke", t("account.tokens_revoke"))}
    </div>
  );
}

interface TaskProps {
  token: Token;
  onChange: () => void;
  onClose: () => void;
}

function Rename({ token, onChange, onClose }: TaskProps) {
  async function rename(name: string): Promise<void> {
    await call("PATCH", tokenPath(token), { name });
    onChange();
    onClose();
  }
  return (
    <div class="short">
      <Form
        action={t("action.save")}
        check={({ name = "" }) => ({ name: neededTrouble(name) })}
        submit={({ name = "" }) => rename(name.trim())}
        explain={nameComplaint}
        onCancel={onClose}
      >
        <Field name="name" label={t("account.tokens_name")} autocomplete="off" value={token.name} maxLength={100} />
      </Form>
    </div>
  );
}

function Revoke({ token, onChange, onClose }: TaskProps) {
  async function revoke(): Promise<void> {
    onClose();
    try {
      await call("DELETE", tokenPath(token));
      say(t("account.tokens_revoked", { name: token.name }));
    } catch (error) {
      sayError(error);
    }
    onChange();
  }
  return (
    <Confirm
      title={t("account.tokens_revoke_title", { name: token.name })}
      action={t("account.tokens_revoke")}
      onConfirm={() => void revoke()}
      onClose={onClose}
    >
      <p>{t("account.tokens_revoke_what")}</p>
    </Confirm>
  );
}
