// Reads a handover: exactly what the receiver will see of each pupil, by the same code for giver, receiver and
// principal: the notes of the pupil's circle, never student health's inner one. Policy "handover.read"; logged.
// The giver loses this view on the day of the change.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findAccountName, staffOf } from "~db/account.server";
import { findHandover, handoverPupils } from "~db/handover.server";
import { markRead } from "~db/notice.server";
import { civilDate, instantAt } from "../calendar/stockholm";
import { threadEntries } from "../pupil/thread-entries.server";
import { receiverRoles } from "./rules";
import { summaryPlace } from "./summary-place";

/** What a receiver's account may read of a thread: all of the pupil's circle, and nothing as its author. */
const receiverScope = { circles: ["pupil"] as const, ownId: "" };

export async function readHandover(ctx: StaffCtx, input: { handoverId: string }) {
  const row = await findHandover(ctx.db.read, input.handoverId);
  const pupils = row ? await handoverPupils(ctx.db.read, row.id) : [];
  const [first] = pupils;
  if (!row || !first) throw new NotVisible();
  const facts = {
    authorityId: row.authorityId,
    fromId: row.fromId,
    toId: row.toId,
    schoolUnitId: first.schoolUnitId,
  };
  const ground = requireGround(ctx.actor, "handover.read", facts);
  const giver = row.fromId === ctx.actor.accountId;
  const readable =
    row.status === "proposed"
      ? !giver || ctx.now < instantAt(row.changeOn)
      : row.status === "accepted" && !giver;
  const opened = readable
    ? await Promise.all(
        pupils.map(async (p) => ({
          id: p.pupilId,
          name: `${p.givenName} ${p.familyName}`,
          summary: p.sealedSummary
            ? await ctx.vault.openText(
                summaryPlace(row.id, p.pupilId).owner,
                summaryPlace(row.id, p.pupilId).place,
                p.sealedSummary,
              )
            : null,
          entries: await threadEntries(ctx, p.pupilId, receiverScope),
        })),
      )
    : [];
  await ctx.db.write(async (tx) => {
    await markRead(tx, { accountId: ctx.actor.accountId, subjectId: row.id, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "handover.previewed", handoverId: row.id, pupilIds: opened.map((p) => p.id) },
    });
  });
  const answer = can(ctx.actor, "handover.answer", facts);
  const proposed = row.status === "proposed";
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    changeOn: row.changeOn,
    createdAt: row.createdAt,
    decidedAt: row.decidedAt,
    fromName: await findAccountName(ctx.db.read, row.fromId),
    toName: row.toId ? await findAccountName(ctx.db.read, row.toId) : null,
    giver,
    count: pupils.length,
    pupils: opened,
    can: {
      accept: proposed && answer.allow && row.toId !== null,
      decline: proposed && answer.allow && row.toId !== null,
      appoint: proposed && answer.allow && row.toId === null,
      withdraw: proposed && giver,
    },
    receivers:
      proposed && answer.allow && row.toId === null
        ? [
            ...new Map(
              (
                await staffOf(ctx.db.read, {
                  schoolUnitId: first.schoolUnitId,
                  roles: [...receiverRoles],
                  date: civilDate(ctx.now),
                })
              ).map((s) => [s.accountId, s]),
            ).values(),
          ].filter((s) => s.accountId !== row.fromId)
        : [],
  };
}
