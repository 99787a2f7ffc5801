import { useEffect, useRef, useState } from "preact/hooks";

type OnFiles = (files: File[]) => void;

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

// Listeners on the window are set once; what they call is what the last rendering said.
function useLatest<T>(value: T): { current: T } {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

/** Takes files that are dropped anywhere on the page. Gives whether some are held above it. */
export function useDroppedFiles(onFiles: OnFiles): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useLatest(onFiles);
  useEffect(() => {
    // Entering a part of the page comes before leaving the one around it.
    let depth = 0;
    const count = (change: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += change;
      setDragging(depth > 0);
    };
    function over(event: DragEvent) {
      if (hasFiles(event)) event.preventDefault();
    }
    function drop(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setDragging(false);
      latest.current(Array.from(event.dataTransfer?.files ?? []));
    }
    return listen({ dragenter: count(1), dragleave: count(-1), dragover: over, drop });
  }, [latest]);
  return dragging;
}

/** Takes pictures and files that are pasted anywhere on the page. */
export function usePastedFiles(onFiles: OnFiles): void {
  const latest = useLatest(onFiles);
  useEffect(() => {
    function paste(event: ClipboardEvent) {
      const files = Array.from(event.clipboardData?.files ?? []);
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    }
    return listen({ paste });
  }, [latest]);
}

type Listeners = { [Name in keyof WindowEventMap]?: (event: WindowEventMap[Name]) => void };

/** Listens to the window; gives the way to stop. */
function listen(listeners: Listeners): () => void {
  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [name, listener] of entries) window.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of entries) window.removeEventListener(name, listener);
  };
}
