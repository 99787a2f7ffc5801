/** Tells the other windows of this browser that a document is deleted. */
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("ocrchat-deleted") : null;

export function tellDeleted(uuid: string): void {
  channel?.postMessage(uuid);
}

/** @returns what ends it */
export function whenDeletedElsewhere(uuid: string, heard: () => void): () => void {
  const listener = (event: MessageEvent) => {
    if (event.data === uuid) heard();
  };
  channel?.addEventListener("message", listener);
  return () => channel?.removeEventListener("message", listener);
}
