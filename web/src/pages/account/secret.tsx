import { useState } from "preact/hooks";
import { CopyButton } from "../../components/copy_button";
import { t } from "../../i18n";

interface SecretProps {
  value: string;
  label: string;
  /** Shown from the start, as when it was just made. */
  open?: boolean;
}

/** A secret: hidden until it is asked for, and copied without being shown. */
export function Secret({ value, label, open = false }: SecretProps) {
  const [shown, setShown] = useState(open);
  const toggle = t(shown ? "account.secret_hide" : "account.secret_show");
  return (
    <div class="secret">
      {shown ? <code dir="ltr">{value}</code> : <Hidden />}
      <button type="button" class="button small" aria-label={`${toggle}: ${label}`} onClick={() => setShown(!shown)}>
        {toggle}
      </button>
      <CopyButton text={value} />
    </div>
  );
}

function Hidden() {
  return (
    <code>
      <span aria-hidden="true">••••••••••••</span>
      <span class="visually-hidden">{t("account.secret_hidden")}</span>
    </code>
  );
}
