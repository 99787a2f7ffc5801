import type { Language } from "../../api/types";

interface Named {
  language: Pick<Language, "code" | "name" | "aliases">;
  name: string;
  ownName: string | null;
}

// "Français" and "francais" are the same to whoever looks for it.
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The languages whose names, code or aliases hold the text. */
export function matching<T extends Named>(rows: readonly T[], text: string): T[] {
  const wanted = plain(text.trim());
  return rows.filter(({ language, name, ownName }) =>
    [name, ownName ?? "", language.name, language.code, ...language.aliases].some((one) => plain(one).includes(wanted)),
  );
}
