/** A page that is left, or laid aside on a telephone, may not come back: what waits is sent then. Gives what ends it. */
export function whenLaidAside(send: () => void): () => void {
  const hidden = () => {
    if (document.visibilityState === "hidden") send();
  };
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", send);
  return () => {
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", send);
  };
}

/** What a browser still sends when its page is closed. */
export const sentWhenClosed = 60_000;
