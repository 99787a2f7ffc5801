import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { navigate } from "../../router";
import { positionOf } from "./logic/slots";
import type { Desk } from "./state/desk";

const restsForMs = 250;

/** Keeps the address at the page that is read, and goes where the address says. */
export function usePageInAddress(desk: Desk, inAddress: string | null): void {
  const written = useRef<string | null>(null);
  const asked = useRef(inAddress);

  useEffect(() => {
    if (inAddress === written.current) return;
    asked.current = inAddress;
    follow(desk, asked);
  }, [inAddress]);

  // A page that is asked for may not be settled yet.
  useEffect(() => effect(() => {
    if (desk.job.slots.value.length > 0 && asked.current !== null) follow(desk, asked);
  }), [desk]);

  useEffect(() => effect(() => {
    const slot = desk.job.slots.value[desk.place.current.value];
    if (!slot || slot.index === null || desk.job.gone.value) return;
    const page = String(slot.index + 1);
    const timer = setTimeout(() => {
      if (asked.current !== null || page === (written.current ?? "1")) return;
      written.current = page;
      navigate(`documents/${desk.uuid}?page=${page}`, { replace: true });
    }, restsForMs);
    return () => clearTimeout(timer);
  }), [desk]);
}

function follow(desk: Desk, asked: { current: string | null }): void {
  const index = Number(asked.current ?? 1) - 1;
  if (positionOf(desk.job.slots.peek(), index) >= 0) {
    desk.place.jumpToPage(index);
    asked.current = null;
  } else if (desk.job.finished.peek()) {
    asked.current = null;
  }
}
