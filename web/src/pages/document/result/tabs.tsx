import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

export interface Tab<Name extends string> {
  name: Name;
  label: string;
}

interface TabsProps<Name extends string> {
  tabs: readonly Tab<Name>[];
  chosen: Name;
  label: string;
  onChoose: (name: Name) => void;
  children: ComponentChildren;
}

/** Tabs and the panel of the chosen one; arrow keys, Home and End go from tab to tab. */
export function Tabs<Name extends string>({ tabs, chosen, label, onChoose, children }: TabsProps<Name>) {
  const list = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    const next = tabAfter(event.key, tabs.findIndex(({ name }) => name === chosen), tabs.length, isMirrored(list.current!));
    if (next === null) return;
    event.preventDefault();
    onChoose(tabs[next]!.name);
    (list.current!.children[next] as HTMLElement).focus();
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ name, label: text }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === chosen}
            aria-controls="tab-panel"
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {text}
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${chosen}`} tabIndex={0}>
        {children}
      </div>
    </>
  );
}

function isMirrored(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === "rtl";
}

function tabAfter(key: string, at: number, count: number, mirrored: boolean): number | null {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const steps: Record<string, number> = { ArrowRight: mirrored ? -1 : 1, ArrowLeft: mirrored ? 1 : -1 };
  const step = steps[key];
  return step === undefined ? null : (at + step + count) % count;
}
