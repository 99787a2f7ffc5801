import { signal } from "@preact/signals";
import { useEffect, useId, useState } from "preact/hooks";
import { call } from "../../api/client";
import type { Token } from "../../api/types";
import { Link } from "../../router";
import { me } from "../../session";
import { sayError } from "../../toasts";
import { t } from "../../i18n";
import { d } from "./texts";

/** A token whose secret the server can show. */
type Shown = Token & { token: string };

/** The caller's own token, once they want it in the examples. */
export const ownToken = signal<Shown | null>(null);

/** Puts a token of the caller into the examples: fetched when it is asked for, and never before. */
export function MyToken() {
  const [tokens, setTokens] = useState<Shown[] | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => takeOut, []);
  if (!me.value?.email) return null;

  async function fetchTokens(): Promise<void> {
    setBusy(true);
    try {
      const { tokens: all } = await call<{ tokens: Token[] }>("GET", "api/v1/account/tokens/");
      const shown = all.filter((one): one is Shown => one.token !== null);
      setTokens(shown);
      ownToken.value = shown[0] ?? null;
    } catch (error) {
      sayError(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="my-token" aria-live="polite">
      {ownToken.value
        ? <TokenIn token={ownToken.value} tokens={tokens ?? []} />
        : <button class="button small" disabled={busy} onClick={fetchTokens}>{d("docs.token_put")}</button>}
      {tokens?.length === 0 && (
        <p>
          {d("docs.token_none")} <Link to="account">{t("title.account")}</Link>
        </p>
      )}
    </div>
  );
}

function takeOut(): void {
  ownToken.value = null;
}

function TokenIn({ token, tokens }: { token: Shown; tokens: readonly Shown[] }) {
  const id = useId();
  return (
    <>
      <p>{d("docs.token_in", { name: token.name })}</p>
      {tokens.length > 1 && (
        <label for={id}>
          {d("docs.token_which")}{" "}
          <select
            id={id}
            value={token.id}
            onChange={(event) => {
              ownToken.value = tokens.find((one) => one.id === event.currentTarget.value) ?? token;
            }}
          >
            {tokens.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </select>
        </label>
      )}
      <button class="button small" onClick={takeOut}>{d("docs.token_remove")}</button>
    </>
  );
}
