import { useEffect } from "preact/hooks";

/** Does something again and again while the page is seen, and at once when it is seen again. */
export function useEvery(seconds: number, running: boolean, action: () => void): void {
  useEffect(() => {
    if (!running) return;
    const tick = () => {
      if (!document.hidden) action();
    };
    const timer = setInterval(tick, seconds * 1000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [seconds, running, action]);
}
