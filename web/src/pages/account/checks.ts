import type { Key } from "../../i18n";

/** The name of the text that says what is wrong with a value; nothing if it is well. */
export type Trouble = Key | undefined;

const shortest = 10;
const mostBytes = 1000;

export function emailTrouble(email: string): Trouble {
  if (!email.trim()) return "account.check_needed";
  return /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? undefined : "account.check_email";
}

/** Characters are counted as people count them, the limit at the top is the server's in bytes. */
export function newPasswordTrouble(password: string): Trouble {
  if ([...password].length < shortest) return "account.check_password";
  return new TextEncoder().encode(password).length > mostBytes ? "account.check_password_long" : undefined;
}

export function neededTrouble(value: string): Trouble {
  return value.trim() ? undefined : "account.check_needed";
}
