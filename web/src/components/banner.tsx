import type { ComponentChildren } from "preact";

/** A note within a page; errors are announced. */
export function Banner({ kind = "note", children }: { kind?: "note" | "warning" | "error"; children: ComponentChildren }) {
  return (
    <div class={`banner ${kind}`} role={kind === "error" ? "alert" : "status"}>
      {children}
    </div>
  );
}
