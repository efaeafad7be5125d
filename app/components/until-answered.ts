import { useEffect, useState } from "react";

/**
 * What a form stands in, once it is sent and until the answer has come: words typed into a page that is on its way out
 * would be lost with it. Nothing of what is sent is left out by it.
 */
export function useUntilAnswered() {
  const [sent, setSent] = useState(false);
  useEffect(() => {
    // A page that is gone back to is taken out of the browser's memory as it was left.
    const back = () => setSent(false);
    window.addEventListener("pageshow", back);
    return () => window.removeEventListener("pageshow", back);
  }, []);
  return { onSubmit: () => setSent(true), ...(sent ? { inert: "", "aria-busy": true } : {}) };
}
