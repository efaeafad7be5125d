import { useEffect, useState } from "react";
import { nameKey } from "~/domain/pupil/name-key";
import { offered } from "~/domain/pupil/resolve-pupil";
import { paths } from "~/paths";

/** What the composer knows once a pupil is chosen. */
export interface ComposerAid {
  pupilId: string;
  name: string;
  contacts: { accountId: string; name: string; role: string }[];
  earlier: { id: string; occurredAt: string; category: string; authorName: string }[];
}

/** As resolvePupil has it: what the list offers, or the name alone where only one has it. */
function meant<P extends { name: string; className: string | null }>(typed: string, known: readonly P[]) {
  const key = nameKey(typed);
  const [only, ...more] = known.filter((p) => nameKey(p.name) === key);
  return known.find((p) => nameKey(offered(p)) === key) ?? (more.length === 0 ? only : undefined);
}

async function ask(pupilId: string, signal: AbortSignal): Promise<ComposerAid | null> {
  try {
    const answer = await fetch(paths.pupilComposer(pupilId), { signal, redirect: "manual" });
    return answer.ok ? await answer.json() : null;
  } catch {
    // What does not come holds nothing up, and takes nothing from the screen.
    return null;
  }
}

/** Fetches contact persons and earlier notes when what is typed is one of one's own pupils. */
export function useComposerAid(
  typed: string,
  known: readonly { id: string; name: string; className: string | null }[],
  chosen: ComposerAid | null,
): ComposerAid | null {
  const [fetched, setFetched] = useState<ComposerAid | null>(null);
  const match = meant(typed, known);
  const wanted = match?.id ?? null;
  useEffect(() => {
    if (!wanted || wanted === chosen?.pupilId) return;
    const stop = new AbortController();
    void ask(wanted, stop.signal).then((aid) => {
      if (!stop.signal.aborted) setFetched(aid);
    });
    return () => stop.abort();
  }, [wanted, chosen?.pupilId]);
  if (chosen && (wanted === chosen.pupilId || nameKey(typed) === nameKey(chosen.name))) return chosen;
  return fetched && fetched.pupilId === wanted ? fetched : null;
}
