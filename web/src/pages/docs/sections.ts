import type { Operation } from "./openapi";
import type { DocsKey } from "./texts";

export type SectionId =
  | "overview" | "authentication" | "submitting" | "job" | "downloading" | "chat" | "callbacks" | "accounts" | "server"
  | "errors";

export interface SectionPlan {
  id: SectionId;
  title: DocsKey;
  prose: readonly DocsKey[];
}

/** What the page says, in its order. */
export const sections: readonly SectionPlan[] = [
  { id: "overview", title: "docs.section.overview", prose: ["docs.overview.flow"] },
  {
    id: "authentication",
    title: "docs.section.authentication",
    prose: ["docs.authentication.token", "docs.authentication.anonymous", "docs.authentication.owner"],
  },
  {
    id: "submitting",
    title: "docs.section.submitting",
    prose: ["docs.submitting.answers", "docs.submitting.repeat", "docs.submitting.cost", "docs.submitting.strict"],
  },
  {
    id: "job",
    title: "docs.section.job",
    prose: ["docs.job.wait", "docs.job.pages", "docs.job.blocks", "docs.job.failures"],
  },
  { id: "downloading", title: "docs.section.downloading", prose: ["docs.downloading.what"] },
  { id: "chat", title: "docs.section.chat", prose: ["docs.chat.what", "docs.chat.conversation"] },
  {
    id: "callbacks",
    title: "docs.section.callbacks",
    prose: ["docs.callbacks.what", "docs.callbacks.retry", "docs.callbacks.signature"],
  },
  { id: "accounts", title: "docs.section.accounts", prose: ["docs.accounts.session", "docs.accounts.quiet"] },
  { id: "server", title: "docs.section.server", prose: ["docs.server.what"] },
  { id: "errors", title: "docs.section.errors", prose: ["docs.errors.what"] },
];

/** Where an operation is described; what no other section is about is about the server. */
export function sectionOf({ method, path }: Pick<Operation, "method" | "path">): SectionId {
  const rest = path.replace(/^\/api\/v1\//, "");
  if (/^ocr\/.+\/(download\/|image)$/.test(rest)) return "downloading";
  if (rest.startsWith("ocr/")) return method === "POST" ? "submitting" : "job";
  if (rest.startsWith("chat/")) return "chat";
  return /^(account|session|me)\//.test(rest) ? "accounts" : "server";
}
