import type { ComponentType } from "preact";
import type { Key } from "./i18n";

/** What a page is given: the open parts of its path, and the query. */
export interface PageProps {
  parameters: Record<string, string>;
  query: URLSearchParams;
}

/** Who sees a page; others are told to sign in, or that there is no such page. */
export type Audience = "anyone" | "account" | "operator";

export interface Page {
  /** Segments below the root; `:name` is open. */
  pattern: string;
  title: Key;
  audience: Audience;
  load: () => Promise<{ default: ComponentType<PageProps> }>;
}

/** Every page of the app. The server knows the same patterns (src/http/web_pages.cpp). */
export const pages: readonly Page[] = [
  { pattern: "", title: "title.start", audience: "anyone", load: () => import("./pages/start/start") },
  { pattern: "documents/:uuid", title: "title.document", audience: "anyone", load: () => import("./pages/document/document") },
  { pattern: "history", title: "title.history", audience: "anyone", load: () => import("./pages/history/history") },
  { pattern: "pricing", title: "title.pricing", audience: "anyone", load: () => import("./pages/pricing/pricing") },
  { pattern: "tools", title: "title.tools", audience: "anyone", load: () => import("./pages/tools/tools") },
  { pattern: "tools/:slug", title: "title.tool", audience: "anyone", load: () => import("./pages/tools/tool") },
  { pattern: "docs", title: "title.docs", audience: "anyone", load: () => import("./pages/docs/docs") },
  { pattern: "languages", title: "title.languages", audience: "anyone", load: () => import("./pages/languages/languages") },
  { pattern: "sign-in", title: "title.sign_in", audience: "anyone", load: () => import("./pages/account/sign_in") },
  { pattern: "sign-up", title: "title.sign_up", audience: "anyone", load: () => import("./pages/account/sign_up") },
  { pattern: "confirm", title: "title.confirm", audience: "anyone", load: () => import("./pages/account/confirm") },
  { pattern: "reset", title: "title.reset", audience: "anyone", load: () => import("./pages/account/reset") },
  { pattern: "account", title: "title.account", audience: "account", load: () => import("./pages/account/account") },
  { pattern: "operator", title: "title.operator", audience: "operator", load: () => import("./pages/operator/operator") },
];
