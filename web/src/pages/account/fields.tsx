import { t } from "../../i18n";
import { Field } from "./form";

export function EmailField({ value }: { value?: string }) {
  return <Field name="email" type="email" label={t("account.field_email")} autocomplete="username" value={value} />;
}

export function PasswordField({ label = t("account.field_password") }: { label?: string }) {
  return <Field name="password" type="password" label={label} autocomplete="current-password" />;
}

export function NewPasswordField({ label }: { label: string }) {
  return (
    <Field
      name="new_password"
      type="password"
      label={label}
      autocomplete="new-password"
      hint={t("account.field_password_hint")}
    />
  );
}

export function CodeField({ value }: { value: string | null }) {
  return <Field name="code" label={t("account.field_code")} autocomplete="one-time-code" value={value ?? ""} />;
}
