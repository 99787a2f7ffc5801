import { useState } from "preact/hooks";
import { call } from "../../api/client";
import type { Token } from "../../api/types";
import { Banner } from "../../components/banner";
import { CopyButton } from "../../components/copy_button";
import { Awaited, useLoaded } from "../../components/loaded";
import { t } from "../../i18n";
import { Link, root } from "../../router";
import { firstCall } from "../docs/first_call";
import { neededTrouble } from "./checks";
import { Field, Form } from "./form";
import { Secret } from "./secret";
import { nameComplaint, tokensPath } from "./token_calls";
import { TokenRow } from "./token_row";

/** The account's tokens: make, show, rename, revoke. */
export function Tokens() {
  const list = useLoaded<{ tokens: Token[] }>(tokensPath);
  const [made, setMade] = useState<Token | null>(null);
  const isThere = list.value?.tokens.some(({ id }) => id === made?.id);
  return (
    <section class="card panel">
      <h2>{t("account.tokens")}</h2>
      <p>
        {t("account.tokens_what")} <Link to="docs">{t("account.tokens_docs")}</Link>
      </p>
      {made && isThere && <Made token={made} />}
      <Awaited of={list}>{({ tokens }) => <TokenList tokens={tokens} onChange={list.reload} />}</Awaited>
      <NewToken
        onMade={(token) => {
          setMade(token);
          list.reload();
        }}
      />
    </section>
  );
}

function TokenList({ tokens, onChange }: { tokens: readonly Token[]; onChange: () => void }) {
  if (tokens.length === 0) return <p class="muted">{t("account.tokens_none")}</p>;
  return (
    <ul class="tokens">
      {tokens.map((token) => <TokenRow key={token.id} token={token} onChange={onChange} />)}
    </ul>
  );
}

/** What was just made, and a first thing to do with it. */
function Made({ token }: { token: Token }) {
  const { name, token: secret } = token;
  const command = firstCall(root.href, secret ?? undefined);
  return (
    <Banner>
      {secret && <Secret value={secret} label={t("account.secret_of", { name })} open />}
      <p>{t("account.tokens_made", { name })}</p>
      <pre dir="ltr" tabIndex={0} role="region" aria-label="curl">{command}</pre>
      <CopyButton text={command} />
    </Banner>
  );
}

function NewToken({ onMade }: { onMade: (token: Token) => void }) {
  return (
    <div class="short">
      <Form
        action={t("account.tokens_make")}
        check={({ name = "" }) => ({ name: neededTrouble(name) })}
        submit={async ({ name = "" }) => onMade(await call<Token>("POST", tokensPath, { name: name.trim() }))}
        explain={nameComplaint}
      >
        <Field
          name="name"
          label={t("account.tokens_new")}
          autocomplete="off"
          hint={t("account.tokens_new_hint")}
          maxLength={100}
        />
      </Form>
    </div>
  );
}
