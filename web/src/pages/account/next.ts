const noReturn = ["sign-in", "sign-up", "confirm", "reset"];

/** Where to go after signing in: the address asked for, relative to the app's root; the start where it leads out of the
 * app, or back to signing in. */
export function safeNext(asked: string | null, root: URL): string {
  if (!asked) return "";
  let target: URL;
  try {
    target = new URL(asked, root);
  } catch {
    return "";
  }
  if (target.origin !== root.origin || !target.pathname.startsWith(root.pathname)) return "";
  const path = target.pathname.slice(root.pathname.length);
  // What is left is taken relative to the root again: it must not begin like another site, nor like a scheme.
  if (path.startsWith("/") || path.includes(":") || noReturn.includes(path.replace(/\/$/, ""))) return "";
  return path + target.search;
}
