import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** What came of a form, in its place: the focus goes there, so that it is read out. */
export function Outcome({ title, children }: { title: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="narrow outcome">
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {children}
    </section>
  );
}
