// Reads a handover: exactly what the receiver will see of each pupil, by the same code for giver, receiver and
// principal: the notes of the pupil's circle, never student health's inner one. Policy "handover.read"; logged.
// A protected pupil is only counted. It is a view of what is on its way: the giver has it while she has the pupil, and once it is accepted nobody reads a
// pupil here whom they do not have.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findAccountName, staffOf } from "~db/account.server";
import { findHandover, type HandoverRow, handoverPupils, handoversOfPupil } from "~db/handover.server";
import { markRead } from "~db/notice.server";
import { civilDate, instantAt } from "../calendar/stockholm";
import { threadEntries } from "../pupil/thread-entries.server";
import { lockedForReader } from "../report/guard-of-report.server";
import { entryItem } from "../thread/entries-on-thread.server";
import { handoverItem } from "../thread/handovers-on-thread.server";
import { newestFirst } from "../thread/moments";
import { openHandoverSummaries } from "./handover-summary";
import { receiverRoles } from "./rules";
import { summaryPlace } from "./summary-place";
import { visiblePupils } from "./visible-pupils";

/** What a receiver's account may read of a thread: all of the pupil's circle, and nothing as its author. */
const receiverScope = { circles: ["pupil"] as const, ownId: "" };

type Pupil = Awaited<ReturnType<typeof handoverPupils>>[number];

async function readable(ctx: StaffCtx, row: HandoverRow, pupils: Pupil[]): Promise<Pupil[]> {
  const giver = row.fromId === ctx.actor.accountId;
  if (row.status === "proposed" && !giver) return pupils;
  if (row.status === "proposed" ? ctx.now >= instantAt(row.changeOn) : giver || row.status !== "accepted")
    return [];
  const has = await Promise.all(
    pupils.map(async (p) => can(ctx.actor, "pupil.read", (await pupilFacts(ctx, p.pupilId)).facts).allow),
  );
  return pupils.filter((_, i) => has[i]);
}

async function open(ctx: StaffCtx, handoverId: string, p: Pupil) {
  const { owner, place } = summaryPlace(handoverId, p.pupilId);
  const others = (await handoversOfPupil(ctx.db.read, p.pupilId)).filter((h) => h.id !== handoverId);
  const entries = await threadEntries(ctx, p.pupilId, receiverScope);
  const handovers = await openHandoverSummaries(ctx, p.pupilId, others);
  return {
    id: p.pupilId,
    name: `${p.givenName} ${p.familyName}`,
    summary: p.sealedSummary ? await ctx.vault.openText(owner, place, p.sealedSummary) : null,
    entries,
    items: [...entries.map(entryItem), ...handovers.map(handoverItem)].sort(newestFirst),
  };
}

export async function readHandover(ctx: StaffCtx, input: { handoverId: string }) {
  const row = await findHandover(ctx.db.read, input.handoverId);
  if (!row) throw new NotVisible();
  const all = await handoverPupils(ctx.db.read, row.id);
  const { pupils, heldBack, schoolUnitId } = visiblePupils(ctx, "handover.read", row, all);
  if (schoolUnitId === null) throw new NotVisible();
  const facts = {
    authorityId: row.authorityId,
    fromId: row.fromId,
    toId: row.toId,
    schoolUnitId,
  };
  const ground = requireGround(ctx.actor, "handover.read", facts);
  const giver = row.fromId === ctx.actor.accountId;
  const opened = await Promise.all((await readable(ctx, row, pupils)).map((p) => open(ctx, row.id, p)));
  const locked = await lockedForReader(ctx, { pupilIds: opened.map((p) => p.id), output: "handover" });
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
  const answerable = proposed && answer.allow && pupils.length > 0;
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
    /** A report that locks its printing for this reader, or null. */
    lockedBy: [...locked.values()][0] ?? null,
    count: pupils.length,
    heldBack,
    pupils: opened,
    can: {
      accept: answerable && row.toId !== null,
      decline: answerable && row.toId !== null,
      appoint: answerable && row.toId === null,
      withdraw: proposed && giver,
    },
    receivers:
      answerable && row.toId === null
        ? [
            ...new Map(
              (
                await staffOf(ctx.db.read, {
                  schoolUnitId,
                  roles: [...receiverRoles],
                  date: civilDate(ctx.now),
                })
              ).map((s) => [s.accountId, s]),
            ).values(),
          ].filter((s) => s.accountId !== row.fromId)
        : [],
  };
}
