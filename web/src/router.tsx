import { computed, signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { pages, type Page } from "./pages";

/** Where the app lives: the server writes it into <base>, relative to the page asked for, so that any prefix of a
 * proxy in front of it is part of it. Ends with a slash. */
export const root = new URL(document.baseURI);

const address = signal(new URL(location.href));

export interface Route {
  page: Page | null;
  parameters: Record<string, string>;
  query: URLSearchParams;
}

function parametersOf(pattern: string, path: string): Record<string, string> | null {
  const expected = pattern.split("/");
  const given = path.split("/");
  if (expected.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [at, segment] of expected.entries()) {
    const value = given[at] ?? "";
    if (segment.startsWith(":")) parameters[segment.slice(1)] = decodeURIComponent(value);
    else if (segment !== value) return null;
  }
  return parameters;
}

/** The page that the address names; null if there is none. */
export const route = computed<Route>(() => {
  const path = address.value.pathname.slice(root.pathname.length).replace(/\/$/, "");
  const query = address.value.searchParams;
  for (const page of pages) {
    const parameters = parametersOf(page.pattern, path);
    if (parameters) return { page, parameters, query };
  }
  return { page: null, parameters: {}, query };
});

/** Goes to a page of the app: `to` is relative to its root, as in `documents/…?page=3`. */
export function navigate(to: string, { replace = false } = {}): void {
  const next = new URL(to, root);
  if (replace) history.replaceState(null, "", next);
  else history.pushState(null, "", next);
  const samePage = next.pathname === address.value.pathname;
  address.value = next;
  if (!samePage) window.scrollTo(0, 0);
}

window.addEventListener("popstate", () => {
  address.value = new URL(location.href);
});

interface LinkProps {
  to: string;
  children: ComponentChildren;
  class?: string;
  onClick?: (event: MouseEvent) => void;
  "aria-current"?: "page";
  "aria-label"?: string;
}

/** A link within the app; a click with a modifier key, or of another button, is the browser's. */
export function Link({ to, children, onClick, ...rest }: LinkProps) {
  function follow(event: MouseEvent) {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  }
  return (
    <a href={to || "./"} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
