/** How far something is: `value` of `most`; without `value`, that it goes on. */
export function ProgressBar({ value, most, label }: { value?: number; most: number; label: string }) {
  return <progress class="progress" aria-label={label} max={most} {...(value === undefined ? {} : { value })} />;
}
