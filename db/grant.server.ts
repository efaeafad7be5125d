// Reads and ends grants. Who may be given one is the policy's and the use cases' business.
import { and, desc, eq, gt, inArray, isNotNull, isNull, lte, or } from "drizzle-orm";
import type { GrantFact } from "~/access/policy-facts";
import type { Queries } from "./database";
import { accessGrant } from "./schema/grant.server";
import { account } from "./schema/school.server";

/** Every grant, past and present, that the account has for the pupil. */
export async function grantsFor(q: Queries, accountId: string, pupilId: string): Promise<GrantFact[]> {
  return q
    .select({ ground: accessGrant.ground, startsAt: accessGrant.startsAt, endsAt: accessGrant.endsAt })
    .from(accessGrant)
    .where(and(eq(accessGrant.accountId, accountId), eq(accessGrant.pupilId, pupilId)));
}

export const activeAt = (now: Date) =>
  and(lte(accessGrant.startsAt, now), or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, now)));

/** Who has the pupil now: for 'who else can read this?' and for telling the pupil's people. */
export async function holdersOf(q: Queries, pupilId: string, now: Date) {
  return q
    .select({
      grantId: accessGrant.id,
      accountId: accessGrant.accountId,
      name: account.name,
      ground: accessGrant.ground,
      startsAt: accessGrant.startsAt,
      endsAt: accessGrant.endsAt,
    })
    .from(accessGrant)
    .innerJoin(account, eq(account.id, accessGrant.accountId))
    .where(and(eq(accessGrant.pupilId, pupilId), activeAt(now), isNull(account.closedAt)))
    .orderBy(account.name);
}

/** Ends the account's grants of these grounds for the pupils from `endsAt` on; those that end earlier stay. */
export async function endGrants(
  q: Queries,
  input: { accountId: string; pupilIds: string[]; grounds: GrantFact["ground"][]; endsAt: Date },
): Promise<void> {
  if (input.pupilIds.length === 0) return;
  await q
    .update(accessGrant)
    .set({ endsAt: input.endsAt })
    .where(
      and(
        eq(accessGrant.accountId, input.accountId),
        inArray(accessGrant.pupilId, input.pupilIds),
        inArray(accessGrant.ground, input.grounds),
        or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, input.endsAt)),
      ),
    );
}

/** A grant received by handover that ended at this instant ends at another, or at none. */
export async function moveHandoverEnd(
  tx: Queries,
  input: { accountId: string; pupilId: string; from: Date; to: Date | null },
): Promise<void> {
  await tx
    .update(accessGrant)
    .set({ endsAt: input.to })
    .where(
      and(
        eq(accessGrant.accountId, input.accountId),
        eq(accessGrant.pupilId, input.pupilId),
        eq(accessGrant.ground, "handover"),
        eq(accessGrant.endsAt, input.from),
      ),
    );
}

/** The account's active grants, by pupil. */
export async function grantsByPupil(
  q: Queries,
  accountId: string,
  now: Date,
): Promise<Map<string, GrantFact[]>> {
  const rows = await q
    .select({
      pupilId: accessGrant.pupilId,
      ground: accessGrant.ground,
      startsAt: accessGrant.startsAt,
      endsAt: accessGrant.endsAt,
    })
    .from(accessGrant)
    .where(and(eq(accessGrant.accountId, accountId), activeAt(now)));
  const byPupil = new Map<string, GrantFact[]>();
  for (const { pupilId, ...grant } of rows) byPupil.set(pupilId, [...(byPupil.get(pupilId) ?? []), grant]);
  return byPupil;
}

const givenGrounds = ["temporary", "named"] as const;

export async function insertGrant(tx: Queries, row: typeof accessGrant.$inferInsert): Promise<void> {
  await tx.insert(accessGrant).values(row);
}

/** What the principal has given for the pupil, ended or not, newest first. */
export async function givenGrants(q: Queries, pupilId: string) {
  return q
    .select({
      id: accessGrant.id,
      name: account.name,
      sealedReason: accessGrant.sealedReason,
      startsAt: accessGrant.startsAt,
      endsAt: accessGrant.endsAt,
    })
    .from(accessGrant)
    .innerJoin(account, eq(account.id, accessGrant.accountId))
    .where(
      and(
        eq(accessGrant.pupilId, pupilId),
        inArray(accessGrant.ground, [...givenGrounds]),
        isNotNull(accessGrant.sealedReason),
      ),
    )
    .orderBy(desc(accessGrant.createdAt));
}

/** What the principal has given, and nothing of the roster's. */
const isGiven = (grant: { id: string; pupilId: string }) =>
  and(
    eq(accessGrant.id, grant.id),
    eq(accessGrant.pupilId, grant.pupilId),
    inArray(accessGrant.ground, [...givenGrounds]),
  );

/** False where there is no such standing access on the pupil. */
export async function endGivenGrant(
  tx: Queries,
  input: { id: string; pupilId: string; endsAt: Date },
): Promise<boolean> {
  const rows = await tx
    .update(accessGrant)
    .set({ endsAt: input.endsAt })
    .where(and(isGiven(input), or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, input.endsAt))))
    .returning({ id: accessGrant.id });
  return rows.length > 0;
}

export async function findGivenGrant(q: Queries, input: { id: string; pupilId: string }) {
  const [row] = await q
    .select({ accountId: accessGrant.accountId, endsAt: accessGrant.endsAt })
    .from(accessGrant)
    .where(isGiven(input));
  return row ?? null;
}

/** False where it has ended: nobody is let in again by moving an end. */
export async function moveGivenGrant(
  tx: Queries,
  input: { id: string; pupilId: string; now: Date; endsAt: Date },
): Promise<boolean> {
  const rows = await tx
    .update(accessGrant)
    .set({ endsAt: input.endsAt })
    .where(and(isGiven(input), or(isNull(accessGrant.endsAt), gt(accessGrant.endsAt, input.now))))
    .returning({ id: accessGrant.id });
  return rows.length > 0;
}
