// What else the municipality has that belongs with a report: the same child's, by exact number or as a person confirmed;
// other children of the family, as a person confirmed; versions and supplements by the sender's reference. What only may
// belong is a proposal, of which no more is told than that there is one. Own municipality alone; the reading use case
// records. audit: read-received and compare-received. Source: domain rule on earlier reports; OSL 26:1.
import type { Queries } from "~db/database";
import type { ReceivedRow } from "~db/reception.server";
import {
  type MatchAnswer,
  type MatchKind,
  matchesOf,
  type OtherReport,
  reportsByGuardian,
  reportsByName,
  reportsByNumber,
  reportsByReference,
} from "~db/related-reports.server";

export interface Proposal {
  otherId: string;
  kind: MatchKind;
  /** Null: nobody has said yet. */
  answer: MatchAnswer | null;
}

export async function relatedTo(q: Queries, row: ReceivedRow) {
  const matches = await matchesOf(q, row);
  const answerOf = (kind: MatchKind, id: string) =>
    matches.find((match) => match.kind === kind && match.otherId === id)?.answer ?? null;
  const named = (await reportsByName(q, row)).filter(
    (other) => !row.childLookup || other.childLookup !== row.childLookup,
  );
  // Two numbers are two children, whatever they are called.
  const proposable = named.filter((other) => !(row.childLookup && other.childLookup));
  const confirmed = proposable.filter((other) => answerOf("same_child", other.id) === "confirmed");
  const numbers = [row.childLookup, ...confirmed.map((other) => other.childLookup)].filter((n) => n !== null);
  const exact = await reportsByNumber(q, row, [...new Set(numbers)]);
  const sameChild = newestFirst([...exact, ...confirmed]);
  const sameIds = new Set(sameChild.map(({ id }) => id));
  const family = (await reportsByGuardian(q, row)).filter(({ id }) => !sameIds.has(id));
  return {
    sameChild,
    family: family.filter(({ id }) => answerOf("family", id) === "confirmed"),
    proposals: [...proposable.map(proposal("same_child")), ...family.map(proposal("family"))],
    versions: versionsOf(row, await reportsByReference(q, row)),
  };

  function proposal(kind: MatchKind) {
    return ({ id }: OtherReport): Proposal => ({ otherId: id, kind, answer: answerOf(kind, id) });
  }
}

function newestFirst(reports: OtherReport[]): OtherReport[] {
  const once = [...new Map(reports.map((report) => [report.id, report])).values()];
  return once.sort((a, b) => +b.receivedAt - +a.receivedAt);
}

/** reception:versions.<id> */
export type VersionKind = "replaced_by" | "replaces" | "supplemented_by" | "supplements";

function versionsOf(row: ReceivedRow, others: Awaited<ReturnType<typeof reportsByReference>>) {
  return others.map((other) => ({ ...other, kind: kindOf(row, other) }));
}

function kindOf(
  row: ReceivedRow,
  other: { reference: string; receivedAt: Date; followsReference: string | null },
): VersionKind {
  if (other.reference === row.reference)
    return other.receivedAt > row.receivedAt ? "replaced_by" : "replaces";
  return other.followsReference === row.reference ? "supplemented_by" : "supplements";
}
