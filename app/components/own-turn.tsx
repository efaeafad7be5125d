// A part of a long page that the server renders in a turn of its own, so that others are served between the parts. In the
// browser, and where nobody gives turns, it is rendered with the rest. Says nothing of how long a part should be.
import { type ReactNode, Suspense } from "react";
import { useRequestFacts } from "./request-context";

export function OwnTurn({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Suspense fallback={null}>
      <InItsTurn name={name}>{children}</InItsTurn>
    </Suspense>
  );
}

function InItsTurn({ name, children }: { name: string; children: ReactNode }) {
  const { waitForTurn } = useRequestFacts();
  waitForTurn?.(name);
  return children;
}
