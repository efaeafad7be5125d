// A question to an earlier school as it is written: once while it waits, with a notice to each principal there, and with why
// it is asked, sealed under the receiving pupil's key. No policy: the use case has asked.
// audit: recorded here, for the use cases that ask.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import type { Ground } from "~/access/policy-facts";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { insertTransfer } from "~db/history.server";
import { addNotices } from "~db/notice.server";
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { refuse } from "../refusal";
import { askReasonLimit, historyReasonPlace } from "./content";
import { type EarlierSchool, principalsOf } from "./earlier-schools.server";

/** Throws Refusal beside `reason`. */
export function reasonOf(typed: string): string {
  const reason = normaliseNote(typed).trim();
  if (countGraphemes(reason) > askReasonLimit) refuse("reason", "reason_too_long", { limit: askReasonLimit });
  return reason;
}

interface Asked {
  pupil: { id: string; authorityId: string; schoolUnitId: string };
  from: EarlierSchool;
}

export type Question = Awaited<ReturnType<typeof prepareQuestion>>;

export async function prepareQuestion(ctx: StaffCtx, { pupil, from }: Asked, reason: string) {
  const id = randomUUID();
  const { owner, place } = historyReasonPlace(id, pupil.id);
  const row = {
    id,
    authorityId: pupil.authorityId,
    toUnitId: pupil.schoolUnitId,
    toPupilId: pupil.id,
    fromAuthorityId: from.authorityId,
    fromUnitId: from.schoolUnitId,
    fromPupilId: from.pupilId,
    askedBy: ctx.actor.accountId,
    askedAt: ctx.now,
    sealedReason: reason === "" ? null : await ctx.vault.seal(owner, place, reason),
    status: "asked" as const,
    standing: `${pupil.id}|${from.pupilId}`,
    version: 1,
  };
  const principals = await principalsOf(ctx, from.schoolUnitId);
  return { row, tell: [...new Set(principals.map((p) => p.accountId))] };
}

/** Within the transaction. What waits already stands as it was asked. */
export async function writeQuestion(
  ctx: StaffCtx,
  tx: Queries,
  { question: { row, tell }, ground }: { question: Question; ground: Ground },
): Promise<void> {
  if (!(await insertTransfer(tx, row))) return;
  const notice = { kind: "history_asked" as const, subjectId: row.id, createdAt: ctx.now };
  await addNotices(
    tx,
    tell.map((accountId) => ({ id: randomUUID(), accountId, ...notice })),
  );
  await record(tx, {
    at: ctx.now,
    actor: actorRef(ctx.actor),
    ground,
    event: { kind: "history.asked", pupilId: row.toPupilId, transferId: row.id },
  });
}
