// Other reports of one municipality that may be of the same child, of the same family, or versions of one another.
// Everything by exact keyed hash or reference within the municipality; nothing is opened here.
import { and, desc, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import type { Queries } from "./database";
import type { ReceivedRow } from "./reception.server";
import { receivedGuardian, receivedMatch, receivedReport } from "./schema/reception.server";

export type MatchKind = "same_child" | "family";
export type MatchAnswer = "confirmed" | "rejected";

/** More than this on one child or family is read in the inbox. */
const longest = 100;

const columns = {
  id: receivedReport.id,
  reference: receivedReport.reference,
  receivedAt: receivedReport.receivedAt,
  status: receivedReport.status,
  decision: receivedReport.decision,
  ending: receivedReport.ending,
  categories: receivedReport.categories,
  wayIn: receivedReport.wayIn,
  childLookup: receivedReport.childLookup,
};

type Of = Pick<ReceivedRow, "id" | "municipalityCode">;

const others = (q: Queries, of: Of, where: SQL | undefined) =>
  q
    .select(columns)
    .from(receivedReport)
    .where(and(eq(receivedReport.municipalityCode, of.municipalityCode), ne(receivedReport.id, of.id), where))
    .orderBy(desc(receivedReport.receivedAt), desc(receivedReport.id))
    .limit(longest);

export type OtherReport = Awaited<ReturnType<typeof others>>[number];

export async function reportsByNumber(q: Queries, of: Of, lookups: string[]): Promise<OtherReport[]> {
  return lookups.length > 0 ? others(q, of, inArray(receivedReport.childLookup, lookups)) : [];
}

export async function reportsByName(
  q: Queries,
  of: Of & Pick<ReceivedRow, "nameLookup">,
): Promise<OtherReport[]> {
  return of.nameLookup ? others(q, of, eq(receivedReport.nameLookup, of.nameLookup)) : [];
}

/** Reports that name a guardian whom this one names too. */
export async function reportsByGuardian(q: Queries, of: Of): Promise<OtherReport[]> {
  const own = q
    .select({ lookup: receivedGuardian.lookup })
    .from(receivedGuardian)
    .where(eq(receivedGuardian.receivedId, of.id));
  const shared = q
    .select({ id: receivedGuardian.receivedId })
    .from(receivedGuardian)
    .where(
      and(eq(receivedGuardian.municipalityCode, of.municipalityCode), inArray(receivedGuardian.lookup, own)),
    );
  return others(q, of, inArray(receivedReport.id, shared));
}

/** Other versions of the same report, what it follows, and what follows it. */
export async function reportsByReference(
  q: Queries,
  of: Of & Pick<ReceivedRow, "reference" | "followsReference">,
) {
  return q
    .select({ ...columns, followsReference: receivedReport.followsReference })
    .from(receivedReport)
    .where(
      and(
        eq(receivedReport.municipalityCode, of.municipalityCode),
        ne(receivedReport.id, of.id),
        or(
          inArray(receivedReport.reference, [of.reference, of.followsReference ?? of.reference]),
          eq(receivedReport.followsReference, of.reference),
        ),
      ),
    )
    .orderBy(desc(receivedReport.receivedAt))
    .limit(longest);
}

/** What persons have said of this report and others, by kind and the other's id. */
export async function matchesOf(q: Queries, of: Of) {
  const rows = await q
    .select()
    .from(receivedMatch)
    .where(
      and(
        eq(receivedMatch.municipalityCode, of.municipalityCode),
        or(eq(receivedMatch.firstId, of.id), eq(receivedMatch.secondId, of.id)),
      ),
    );
  return rows.map((row) => ({
    kind: row.kind,
    otherId: row.firstId === of.id ? row.secondId : row.firstId,
    answer: row.answer,
  }));
}

export interface MatchPair {
  municipalityCode: string;
  kind: MatchKind;
  ids: readonly [string, string];
}

const inOrder = ([a, b]: readonly [string, string]) =>
  a < b ? { firstId: a, secondId: b } : { firstId: b, secondId: a };

export async function answerMatch(
  tx: Queries,
  { municipalityCode, kind, ids }: MatchPair,
  said: { answer: MatchAnswer; by: string; at: Date },
): Promise<void> {
  const values = { answer: said.answer, answeredBy: said.by, answeredAt: said.at };
  await tx
    .insert(receivedMatch)
    .values({ municipalityCode, kind, ...inOrder(ids), ...values })
    .onConflictDoUpdate({
      target: [receivedMatch.kind, receivedMatch.firstId, receivedMatch.secondId],
      set: values,
    });
}

/** Takes an answer back; what was said stays in the reports' ledgers and the audit. */
export async function reopenMatch(tx: Queries, { kind, ids }: MatchPair): Promise<void> {
  const { firstId, secondId } = inOrder(ids);
  await tx
    .delete(receivedMatch)
    .where(
      and(
        eq(receivedMatch.kind, kind),
        eq(receivedMatch.firstId, firstId),
        eq(receivedMatch.secondId, secondId),
      ),
    );
}
