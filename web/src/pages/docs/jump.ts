/** Shows a section or a call of the page, and puts the focus there, so that reading goes on from it. */
export function goTo(section: string | null): void {
  const target = section && document.getElementById(`docs-${section}`);
  if (!target) return;
  if (target instanceof HTMLDetailsElement) target.open = true;
  target.scrollIntoView();
  (target.querySelector<HTMLElement>("summary") ?? target).focus({ preventScroll: true });
}
