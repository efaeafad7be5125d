import { type ReactNode, useEffect, useState } from "react";

/** Prints the page. Without scripts it says how instead. */
export function PrintButton({ how, children }: { how: string; children: ReactNode }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return <span className="soft">{how}</span>;
  return (
    <button type="button" className="btn" onClick={() => window.print()}>
      {children}
    </button>
  );
}
