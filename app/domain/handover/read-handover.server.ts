// Reads a handover: exactly what the receiver will see of each pupil, by the code of her own page and as her; giver and
// principal meet of it what they may see themselves. Policy "handover.read"; logged. The receiver's first reading is the
// receipt that the giver sees. A protected pupil is only counted. It is a view of what is on its way: the giver has it
// while she has the pupil, and once it is accepted nobody reads a pupil here whom they do not have.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findAccountName, staffOf } from "~db/account.server";
import { findHandover, type HandoverRow, handoverPupils, noteRead } from "~db/handover.server";
import { markRead } from "~db/notice.server";
import { civilDate, instantAt } from "../calendar/stockholm";
import { followUpsToHandOver } from "../follow-up/hand-over-follow-ups.server";
import { lockedForReader } from "../report/guard-of-report.server";
import { openForSuccessor, successorOf } from "./open-for-successor.server";
import { receiverRoles } from "./rules";
import { visiblePupils } from "./visible-pupils";
import { wordPlace } from "./word-place";

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

async function openAll(ctx: StaffCtx, row: HandoverRow, pupils: Pupil[]) {
  const pupilIds = pupils.map((p) => p.pupilId);
  const proposed = row.status === "proposed";
  const toOffer = proposed ? await followUpsToHandOver(ctx.db.read, { pupilIds, fromId: row.fromId }) : [];
  const offered = new Set(toOffer.map((f) => f.concernId));
  const successor = await successorOf(ctx, row, pupils);
  const of = { handoverId: row.id, successor, offered };
  return Promise.all(pupils.map((p) => openForSuccessor(ctx, of, p)));
}

async function declineWord(ctx: StaffCtx, row: HandoverRow, ground: string) {
  if (row.declinedBy === null || ground === "receiver") return null;
  const { owner, place } = wordPlace(row);
  const byName = await findAccountName(ctx.db.read, row.declinedBy);
  return { byName, word: row.sealedWord ? await ctx.vault.openText(owner, place, row.sealedWord) : null };
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
  const opened = await openAll(ctx, row, await readable(ctx, row, pupils));
  const locked = await lockedForReader(ctx, { pupilIds: opened.map((p) => p.id), output: "handover" });
  await ctx.db.write(async (tx) => {
    await markRead(tx, { accountId: ctx.actor.accountId, subjectId: row.id, now: ctx.now });
    if (ground === "receiver" && row.status === "proposed")
      await noteRead(tx, { id: row.id, toId: ctx.actor.accountId, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "handover.previewed", handoverId: row.id, pupilIds: opened.map((p) => p.id) },
    });
  });
  const answer = can(ctx.actor, "handover.answer", facts);
  const proposed = row.status === "proposed";
  const word = await declineWord(ctx, row, ground);
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
    origin: row.origin,
    /** The receipt of reading, for whoever gave it and for the principal. */
    readAt: ground === "receiver" ? null : row.readAt,
    /** Why the last receiver declined, and who; for giver and principal alone. */
    declined: word,
    /** A report that locks its printing for this reader, or null. */
    lockedBy: [...locked.values()][0] ?? null,
    count: pupils.length,
    heldBack,
    pupils: opened,
    can: {
      accept: answerable && row.toId !== null,
      decline: answerable && row.toId !== null,
      appoint: answerable && row.toId === null,
      // What the roster says stands: it is changed there.
      withdraw: proposed && giver && row.origin === "person" && ctx.now < instantAt(row.changeOn),
      summarise: proposed && giver && opened.length > 0,
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
