import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
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

/** Fetches contact persons and earlier notes when what is typed is one of one's own pupils. */
export function useComposerAid(
  typed: string,
  known: readonly { id: string; name: string; className: string | null }[],
  chosen: ComposerAid | null,
): ComposerAid | null {
  const fetcher = useFetcher<ComposerAid>();
  const match = meant(typed, known);
  const wanted = match?.id ?? null;
  const { load } = fetcher;
  useEffect(() => {
    if (wanted && wanted !== chosen?.pupilId) load(paths.pupilComposer(wanted));
  }, [wanted, chosen?.pupilId, load]);
  const fetched = fetcher.data ?? null;
  if (chosen && (wanted === chosen.pupilId || nameKey(typed) === nameKey(chosen.name))) return chosen;
  return fetched && fetched.pupilId === wanted ? fetched : null;
}
