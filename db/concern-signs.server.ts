// What can be counted of a pupil's notes without their text.
import { and, eq, inArray, or } from "drizzle-orm";
import type { Category } from "~/domain/concern/rules";
import type { Queries } from "./database";
import { concern } from "./schema/concern.server";

/** The notes that stand, within a scope as of `concernsWithin`. */
export async function signsWithin(
  q: Queries,
  pupilId: string,
  scope: { circles: readonly ("pupil" | "student_health")[]; ownId: string },
) {
  const rows = await q
    .select({
      id: concern.id,
      occurredAt: concern.occurredAt,
      createdAt: concern.createdAt,
      authorId: concern.authorId,
      priority: concern.priority,
      category: concern.category,
    })
    .from(concern)
    .where(
      and(
        eq(concern.pupilId, pupilId),
        eq(concern.status, "active"),
        scope.circles.length > 0
          ? or(inArray(concern.circle, [...scope.circles]), eq(concern.authorId, scope.ownId))
          : eq(concern.authorId, scope.ownId),
      ),
    );
  return rows.map((r) => ({ ...r, category: r.category as Category }));
}
