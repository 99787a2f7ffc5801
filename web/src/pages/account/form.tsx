import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useId, useRef, useState } from "preact/hooks";
import { Banner } from "../../components/banner";
import { errorText } from "../../errors";
import { t } from "../../i18n";
import type { Trouble } from "./checks";

type Values = Record<string, string>;

/** What is wrong, by the name of the field; `form` is what concerns no field alone. */
export type Complaints = Record<string, string>;

const Complained = createContext<Complaints>({});

interface FormProps {
  /** What the button says. */
  action: string;
  danger?: boolean;
  children: ComponentChildren;
  /** Looks at the values before they are sent. */
  check?: (values: Values) => Record<string, Trouble>;
  submit: (values: Values) => Promise<void>;
  /** Which field an error belongs to, and what to say of it; nothing if it concerns them all. */
  explain?: (error: unknown) => Complaints | undefined;
  onCancel?: () => void;
}

/** A form that says beside its fields what is wrong with them, and takes no second click while it is sent. */
export function Form({ action, danger, children, check, submit, explain, onCancel }: FormProps) {
  const element = useRef<HTMLFormElement>(null);
  const [complaints, setComplaints] = useState<Complaints>({});
  const [busy, setBusy] = useState(false);
  useEffect(() => element.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus(), [complaints]);

  async function send(values: Values): Promise<void> {
    const found = complaintsOf(check?.(values) ?? {});
    setComplaints(found);
    if (busy || Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      await submit(values);
      element.current?.reset();
    } catch (error) {
      setComplaints(explain?.(error) ?? { form: errorText(error) });
    } finally {
      setBusy(false);
    }
  }

  function onSubmit(event: { preventDefault(): void; currentTarget: HTMLFormElement }) {
    event.preventDefault();
    void send(valuesOf(event.currentTarget));
  }

  return (
    <form ref={element} onSubmit={onSubmit} noValidate aria-busy={busy}>
      {complaints["form"] && <Banner kind="error">{complaints["form"]}</Banner>}
      <Complained.Provider value={complaints}>{children}</Complained.Provider>
      <div class="actions">
        <button class={danger ? "button danger" : "button primary"} disabled={busy}>{action}</button>
        {onCancel && <button type="button" class="button" onClick={onCancel}>{t("action.cancel")}</button>}
      </div>
    </form>
  );
}

function valuesOf(form: HTMLFormElement): Values {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

function complaintsOf(troubles: Record<string, Trouble>): Complaints {
  return Object.fromEntries(Object.entries(troubles).flatMap(([name, key]) => (key ? [[name, t(key)]] : [])));
}

interface FieldProps {
  name: string;
  label: string;
  type?: "text" | "email" | "password";
  autocomplete: string;
  hint?: string;
  value?: string;
  maxLength?: number;
}

/** A field with its label, a hint, and what is wrong with it. */
export function Field({ name, label, type = "text", hint, value = "", ...rest }: FieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const complaint = useContext(Complained)[name];
  const described = [hint && `${id}-hint`, complaint && `${id}-complaint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-row">
        <input
          id={id}
          name={name}
          type={(shown ? "text" : type) as "text"}
          defaultValue={value}
          aria-describedby={described || undefined}
          aria-invalid={complaint ? true : undefined}
          autocapitalize="none"
          spellcheck={false}
          {...rest}
        />
        {type === "password" && <ShowButton of={id} label={label} shown={shown} onChange={setShown} />}
      </div>
      {hint && <span id={`${id}-hint`} class="hint">{hint}</span>}
      {complaint && <span id={`${id}-complaint`} class="complaint">{complaint}</span>}
    </div>
  );
}

interface ShowButtonProps {
  of: string;
  label: string;
  shown: boolean;
  onChange: (shown: boolean) => void;
}

function ShowButton({ of, label, shown, onChange }: ShowButtonProps) {
  const text = t(shown ? "account.field_hide" : "account.field_show");
  return (
    <button type="button" class="button" aria-controls={of} aria-label={`${text}: ${label}`} onClick={() => onChange(!shown)}>
      {text}
    </button>
  );
}

/** Tells a password manager whose password the form is about. */
export function Username({ email }: { email: string }) {
  return <input type="email" autocomplete="username" value={email} readOnly hidden />;
}
