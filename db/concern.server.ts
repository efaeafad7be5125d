// Queries on concerns, their versions, links and attachments.
import { and, asc, count, desc, eq, inArray, isNull, lt, ne, or } from "drizzle-orm";
import type { Queries } from "./database";
import { actionPlanEntry } from "./schema/action-plan.server";
import { attachment, concern, concernLink, concernVersion } from "./schema/concern.server";
import { followUpStep } from "./schema/follow-up.server";
import { handover, handoverPupil } from "./schema/handover.server";
import { matterEntry } from "./schema/matter.server";
import { reportEntry } from "./schema/report.server";
import { account, pupil } from "./schema/school.server";

export async function findConcern(q: Queries, id: string) {
  const [row] = await q.select().from(concern).where(eq(concern.id, id));
  return row ?? null;
}

export type ConcernRow = NonNullable<Awaited<ReturnType<typeof findConcern>>>;

/** Circles in which all may be read, plus one's own. */
export interface ConcernScope {
  circles: readonly ("pupil" | "student_health")[];
  ownId: string;
}

export const withinScope = (pupilId: string, { circles, ownId }: ConcernScope) =>
  and(
    eq(concern.pupilId, pupilId),
    circles.length > 0
      ? or(inArray(concern.circle, [...circles]), eq(concern.authorId, ownId))
      : eq(concern.authorId, ownId),
  );

/** The pupil's concerns within a scope, newest first: all of them, or of those named. */
export async function concernsWithin(
  q: Queries,
  pupilId: string,
  scope: ConcernScope,
  ids?: readonly string[],
) {
  if (ids?.length === 0) return [];
  return q
    .select({
      id: concern.id,
      status: concern.status,
      circle: concern.circle,
      priority: concern.priority,
      category: concern.category,
      occurredAt: concern.occurredAt,
      createdAt: concern.createdAt,
      handledAt: concern.handledAt,
      version: concern.version,
      authorId: concern.authorId,
      authorName: account.name,
      sealedText: concernVersion.sealedText,
      sealedBodyMap: concernVersion.sealedBodyMap,
      sealedWithdrawal: concern.sealedWithdrawal,
    })
    .from(concern)
    .innerJoin(
      concernVersion,
      and(eq(concernVersion.concernId, concern.id), eq(concernVersion.version, concern.version)),
    )
    .innerJoin(account, eq(account.id, concern.authorId))
    .where(and(withinScope(pupilId, scope), ids ? inArray(concern.id, [...ids]) : undefined))
    .orderBy(desc(concern.occurredAt), desc(concern.id));
}

export async function versionsOf(q: Queries, concernId: string) {
  return q
    .select()
    .from(concernVersion)
    .where(eq(concernVersion.concernId, concernId))
    .orderBy(desc(concernVersion.version));
}

/** The wordings that these concerns had before the present one, in circles or by an author that the scope holds. */
export async function earlierVersions(q: Queries, concernIds: string[], { circles, ownId }: ConcernScope) {
  if (concernIds.length === 0) return [];
  const { concernId, version, sealedText, sealedBodyMap, circle } = concernVersion;
  return q
    .select({ concernId, version, sealedText, sealedBodyMap })
    .from(concernVersion)
    .innerJoin(concern, eq(concern.id, concernId))
    .where(
      and(
        inArray(concernId, concernIds),
        lt(version, concern.version),
        circles.length > 0
          ? or(inArray(circle, [...circles]), eq(concern.authorId, ownId))
          : eq(concern.authorId, ownId),
      ),
    );
}

export async function linksAmong(q: Queries, pupilId: string) {
  return q
    .select({ fromId: concernLink.fromId, toId: concernLink.toId, kind: concernLink.kind })
    .from(concernLink)
    .where(eq(concernLink.pupilId, pupilId));
}

/** Files in the order in which they were added: those of one form have the moment in common. */
export const asAdded = [asc(attachment.createdAt), asc(attachment.position), asc(attachment.id)];

export async function attachmentsOf(q: Queries, concernIds: string[]) {
  if (concernIds.length === 0) return [];
  return q
    .select({
      id: attachment.id,
      concernId: attachment.concernId,
      mediaType: attachment.mediaType,
      size: attachment.size,
      addedBy: attachment.addedBy,
      heldAt: attachment.heldAt,
      sealedMeta: attachment.sealedMeta,
    })
    .from(attachment)
    .where(inArray(attachment.concernId, concernIds))
    .orderBy(...asAdded);
}

const offers: readonly string[] = ["pass_on", "bring"];

/**
 * Whether somebody has built on the concern: a link from or to another one, a matter, a handover since it was written,
 * a report or a plan; or others have seen to it. Another pupil's note of the same occasion is none: it stands by itself.
 * Then it can only be withdrawn.
 */
export async function builtOn(q: Queries, row: { id: string; pupilId: string; createdAt: Date }) {
  const [links] = await q
    .select({ n: count() })
    .from(concernLink)
    .where(or(eq(concernLink.fromId, row.id), eq(concernLink.toId, row.id)));
  if ((links?.n ?? 0) > 0) return "link" as const;
  const [matters] = await q.select({ n: count() }).from(matterEntry).where(eq(matterEntry.concernId, row.id));
  if ((matters?.n ?? 0) > 0) return "matter" as const;
  const [reports] = await q.select({ n: count() }).from(reportEntry).where(eq(reportEntry.concernId, row.id));
  if ((reports?.n ?? 0) > 0) return "report" as const;
  const steps = await q
    .select({ action: followUpStep.action, byId: followUpStep.byId, authorId: concern.authorId })
    .from(followUpStep)
    .innerJoin(concern, eq(concern.id, followUpStep.concernId))
    .where(eq(followUpStep.concernId, row.id));
  const others = steps.some((s) => (s.byId !== null && s.byId !== s.authorId) || offers.includes(s.action));
  if (others) return "follow_up" as const;
  const [plans] = await q
    .select({ n: count() })
    .from(actionPlanEntry)
    .where(eq(actionPlanEntry.concernId, row.id));
  if ((plans?.n ?? 0) > 0) return "plan" as const;
  const handovers = await q
    .select({ createdAt: handover.createdAt })
    .from(handoverPupil)
    .innerJoin(handover, eq(handover.id, handoverPupil.handoverId))
    .where(and(eq(handoverPupil.pupilId, row.pupilId), ne(handover.status, "withdrawn")));
  return handovers.some((h) => h.createdAt >= row.createdAt) ? ("handover" as const) : null;
}

/** What needs doing about these pupils: active, not handled, and not of the calm kind. */
export async function openConcerns(q: Queries, pupilIds: string[]) {
  if (pupilIds.length === 0) return [];
  return q
    .select({
      id: concern.id,
      pupilId: concern.pupilId,
      authorId: concern.authorId,
      circle: concern.circle,
      priority: concern.priority,
      category: concern.category,
      occurredAt: concern.occurredAt,
      schoolUnitId: pupil.schoolUnitId,
    })
    .from(concern)
    .innerJoin(pupil, eq(pupil.id, concern.pupilId))
    .where(
      and(
        inArray(concern.pupilId, pupilIds),
        eq(concern.status, "active"),
        isNull(concern.handledAt),
        ne(concern.priority, "no_action"),
      ),
    )
    .orderBy(asc(concern.priority), asc(concern.occurredAt));
}

/** Everything the account has written, newest first, with its text. */
export async function concernsLeftBy(q: Queries, authorId: string) {
  return q
    .select({
      id: concern.id,
      pupilId: concern.pupilId,
      version: concern.version,
      priority: concern.priority,
      createdAt: concern.createdAt,
      sealedText: concernVersion.sealedText,
    })
    .from(concern)
    .innerJoin(
      concernVersion,
      and(eq(concernVersion.concernId, concern.id), eq(concernVersion.version, concern.version)),
    )
    .where(and(eq(concern.authorId, authorId), eq(concern.status, "active")))
    .orderBy(desc(concern.createdAt));
}
