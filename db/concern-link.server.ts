// Links between two notes on one thread. Who may make and remove one is the caller's question to the policy.
import { and, desc, eq, inArray, or } from "drizzle-orm";
import type { Queries } from "./database";
import { concern, concernLink } from "./schema/concern.server";
import { account } from "./schema/school.server";

export async function findLink(q: Queries, id: string) {
  const [row] = await q.select().from(concernLink).where(eq(concernLink.id, id));
  return row ?? null;
}

/** From and to the note, as they were made. */
export async function linksOfConcern(q: Queries, concernId: string) {
  return q
    .select({
      id: concernLink.id,
      fromId: concernLink.fromId,
      toId: concernLink.toId,
      kind: concernLink.kind,
      createdBy: concernLink.createdBy,
    })
    .from(concernLink)
    .where(or(eq(concernLink.fromId, concernId), eq(concernLink.toId, concernId)))
    .orderBy(concernLink.createdAt, concernLink.id);
}

/** False where it is gone already. */
export async function removeLink(tx: Queries, id: string): Promise<boolean> {
  const rows = await tx.delete(concernLink).where(eq(concernLink.id, id)).returning({ id: concernLink.id });
  return rows.length > 0;
}

/** The link between two notes, whichever way it was made. */
export async function linkBetween(q: Queries, one: string, other: string) {
  const [row] = await q
    .select()
    .from(concernLink)
    .where(
      or(
        and(eq(concernLink.fromId, one), eq(concernLink.toId, other)),
        and(eq(concernLink.fromId, other), eq(concernLink.toId, one)),
      ),
    );
  return row ?? null;
}

/** The pupil's latest notes within a scope, by day, kind and author, without a word of their text. */
export async function linkableWithin(
  q: Queries,
  pupilId: string,
  scope: { circles: readonly ("pupil" | "student_health")[]; ownId: string },
  limit: number,
) {
  const own = eq(concern.authorId, scope.ownId);
  return q
    .select({
      id: concern.id,
      occurredAt: concern.occurredAt,
      category: concern.category,
      authorName: account.name,
    })
    .from(concern)
    .innerJoin(account, eq(account.id, concern.authorId))
    .where(
      and(
        eq(concern.pupilId, pupilId),
        eq(concern.status, "active"),
        scope.circles.length > 0 ? or(inArray(concern.circle, [...scope.circles]), own) : own,
      ),
    )
    .orderBy(desc(concern.occurredAt), desc(concern.id))
    .limit(limit);
}

/** What the policy must be told of these notes, and what a link says of them. */
export async function linkedConcerns(q: Queries, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select({
      id: concern.id,
      pupilId: concern.pupilId,
      authorId: concern.authorId,
      circle: concern.circle,
      status: concern.status,
      occurredAt: concern.occurredAt,
      authorName: account.name,
    })
    .from(concern)
    .innerJoin(account, eq(account.id, concern.authorId))
    .where(inArray(concern.id, [...ids]));
}
