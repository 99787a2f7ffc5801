import { ApiError } from "../../api/client";
import type { Token } from "../../api/types";
import { t } from "../../i18n";
import type { Complaints } from "./form";

export const tokensPath = "api/v1/account/tokens/";

export function tokenPath(token: Token): string {
  return `${tokensPath}${token.id}/`;
}

/** The server refuses a name that is taken or too long, and the 101st token, as a value that is not allowed. */
export function nameComplaint(error: unknown): Complaints | undefined {
  return error instanceof ApiError && error.code === "bad_field" ? { name: t("account.tokens_name_refused") } : undefined;
}
