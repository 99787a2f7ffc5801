// What the browser keeps between visits. One that keeps nothing, as it may be told to, or has no room left, is no reason
// not to work: then things are forgotten when the page is left.

const forThisVisit = new Map<string, string>();

function tried<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

export function kept(key: string): string | null {
  return forThisVisit.get(key) ?? tried(() => localStorage.getItem(key));
}

export function keep(key: string, value: string): void {
  forThisVisit.delete(key);
  const written = tried(() => (localStorage.setItem(key, value), true));
  if (!written) forThisVisit.set(key, value);
}

export function forget(key: string): void {
  forThisVisit.delete(key);
  tried(() => localStorage.removeItem(key));
}
