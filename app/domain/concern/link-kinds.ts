// How two notes on one thread belong together. A link is read from the one to the other: "follows" and "contradicts"
// say something else from the other end, "same matter" the same. Pure; the words stand in app/text/*/links.ts.
export const linkKinds = ["same_matter", "follows", "contradicts"] as const;
export type LinkKind = (typeof linkKinds)[number];

/** From which end a link is told: by the note that was tied, or by the one it was tied to. */
export type LinkEnd = "from" | "to";

export interface LinkRow {
  fromId: string;
  toId: string;
  kind: LinkKind;
}

export interface ToldLink {
  otherId: string;
  kind: LinkKind;
  end: LinkEnd;
}

/** Each note's links, told from its own end; a link with an end outside `shown` is told nowhere. */
export function linksFromBothEnds(
  links: readonly LinkRow[],
  shown: ReadonlySet<string>,
): Map<string, ToldLink[]> {
  const told = new Map<string, ToldLink[]>();
  const tell = (id: string, link: ToldLink) => told.set(id, [...(told.get(id) ?? []), link]);
  for (const { fromId, toId, kind } of links) {
    if (!shown.has(fromId) || !shown.has(toId)) continue;
    tell(fromId, { otherId: toId, kind, end: "from" });
    tell(toId, { otherId: fromId, kind, end: "to" });
  }
  return told;
}

/** The note with all that hang together with it, over as many links as it takes. */
export function hangsTogether(
  startId: string,
  links: readonly Pick<LinkRow, "fromId" | "toId">[],
): Set<string> {
  const found = new Set([startId]);
  const waiting = [startId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const { fromId, toId } of links) {
      const other = fromId === id ? toId : toId === id ? fromId : null;
      if (other === null || found.has(other)) continue;
      found.add(other);
      waiting.push(other);
    }
  }
  return found;
}
