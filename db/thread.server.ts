// What a pupil's thread is ordered and cut by, read without a single sealed text.
import { desc, eq } from "drizzle-orm";
import { type ConcernScope, withinScope } from "./concern.server";
import type { Queries } from "./database";
import { concern } from "./schema/concern.server";
import { account } from "./schema/school.server";

/** A narrow row for each of the pupil's concerns within a scope, newest first. */
export async function concernMoments(q: Queries, pupilId: string, scope: ConcernScope) {
  return q
    .select({
      id: concern.id,
      at: concern.occurredAt,
      priority: concern.priority,
      category: concern.category,
      status: concern.status,
      authorId: concern.authorId,
      authorName: account.name,
    })
    .from(concern)
    .innerJoin(account, eq(account.id, concern.authorId))
    .where(withinScope(pupilId, scope))
    .orderBy(desc(concern.occurredAt), desc(concern.id));
}
