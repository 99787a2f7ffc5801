import { ApiError } from "../../api/client";
import { t } from "../../i18n";
import type { Complaints } from "./form";

/** The server refuses a code that it does not know, or not any more, as a value that is not allowed. */
export function codeComplaint(error: unknown): Complaints | undefined {
  return error instanceof ApiError && error.code === "bad_field" ? { code: t("account.code_refused") } : undefined;
}
