import { ApiError } from "./api/client";
import { formatDate, t, textOf } from "./i18n";

/** What went wrong and what to do about it, in the app's language: by the error's code, or as the server says it. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t("error.unknown", { detail: String(error) });
  const { used, cap, resets_at: resetsAt } = error.details;
  const values = {
    used: Number(used ?? 0),
    cap: Number(cap ?? 0),
    resets: typeof resetsAt === "string" ? formatDate(resetsAt) : "",
    seconds: error.retryAfter ?? 0,
    detail: error.message,
  };
  return textOf(`error.${error.code}`, values) ?? t("error.unknown", { detail: error.message });
}
