// Accepts or declines a handover. Policy "handover.answer": the receiver. Accepting gives a grant from now on, on each
// pupil who still goes at the receiver's school and is not protected; declining leaves the pupils with the principal, who
// is told. The giver's access is not touched either way: it ends on the day of the change. A second submit of the same form
// is answered like the first.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import type { Queries } from "~db/database";
import { insertGrant } from "~db/grant.server";
import { decideHandover, findHandover, handoverPupils, reopenWithoutReceiver } from "~db/handover.server";
import { addNotices } from "~db/notice.server";
import { hasSubstitute } from "~db/substitution.server";
import { rebuildGrants } from "../access-grant/rebuild-grants.server";
import { civilDate } from "../calendar/stockholm";
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { handOverFollowUps } from "../follow-up/hand-over-follow-ups.server";
import { refuse } from "../refusal";
import { wordLimit } from "./rules";
import { visiblePupils } from "./visible-pupils";
import { wordPlace } from "./word-place";

interface Answer {
  handoverId: string;
  version: number;
}

async function load(ctx: StaffCtx, handoverId: string, q: Queries = ctx.db.read) {
  const row = await findHandover(q, handoverId);
  if (!row) throw new NotVisible();
  const { pupils, schoolUnitId } = visiblePupils(
    ctx,
    "handover.answer",
    row,
    await handoverPupils(q, row.id),
  );
  if (schoolUnitId === null) throw new NotVisible();
  const ground = requireGround(ctx.actor, "handover.answer", {
    authorityId: row.authorityId,
    toId: row.toId,
    schoolUnitId,
  });
  if (row.toId === null) throw new NotVisible();
  if (pupils.length === 0) refuse("form", "handover_empty");
  return { row, pupils, unit: schoolUnitId, ground };
}

/** Inside the unit: whoever answered at once with another is told so, though she may no longer see what she answered. */
async function loadAgain(ctx: StaffCtx, { handoverId, version }: Answer, tx: Queries) {
  const row = await findHandover(tx, handoverId);
  if (row && row.version !== version) refuse("form", "handover_decided");
  return load(ctx, handoverId, tx);
}

/** The same form once more: nothing has happened since, and what it asked for is done. */
async function isDone(ctx: StaffCtx, input: Answer, answer: "accept" | "decline", q: Queries = ctx.db.read) {
  const row = await findHandover(q, input.handoverId);
  if (row?.version !== input.version + 1) return false;
  const me = ctx.actor.accountId;
  return answer === "accept"
    ? row.status === "accepted" && row.toId === me
    : row.status === "proposed" && row.toId === null && row.declinedBy === me;
}

export async function acceptHandover(ctx: StaffCtx, input: Answer): Promise<void> {
  if (await isDone(ctx, input, "accept")) return;
  await load(ctx, input.handoverId);
  await ctx.db.write(async (tx) => {
    if (await isDone(ctx, input, "accept", tx)) return;
    // Who is part of it is read again here: an import may just have made a pupil protected, or moved it.
    const { row, pupils, ground } = await loadAgain(ctx, input, tx);
    const moved = await decideHandover(tx, {
      id: row.id,
      version: input.version,
      status: "accepted",
      toId: ctx.actor.accountId,
      now: ctx.now,
    });
    // Between several servers the other press of the same button may have come in between.
    if (!moved && (await isDone(ctx, input, "accept", tx))) return;
    if (!moved) refuse("form", "handover_decided");
    for (const p of pupils) {
      await insertGrant(tx, {
        id: randomUUID(),
        authorityId: p.authorityId,
        pupilId: p.pupilId,
        accountId: ctx.actor.accountId,
        ground: "handover",
        sourceId: row.id,
        grantedBy: row.fromId,
        startsAt: ctx.now,
        endsAt: null,
        createdAt: ctx.now,
      });
    }
    // Whoever stands in for the receiver has from this moment what she has.
    if (await hasSubstitute(tx, { absentId: ctx.actor.accountId, today: civilDate(ctx.now) }))
      await rebuildGrants(tx, { authorityId: row.authorityId, now: ctx.now, actor: actorRef(ctx.actor) });
    const parties = { fromId: row.fromId, toId: ctx.actor.accountId };
    await handOverFollowUps(
      tx,
      { pupilIds: pupils.map((p) => p.pupilId), ...parties },
      { actor: actorRef(ctx.actor), ground, now: ctx.now },
    );
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "handover.accepted", handoverId: row.id, pupilIds: pupils.map((p) => p.pupilId) },
    });
  });
}

/** With a word, or without: to giver and principal, and not to whoever is asked next. */
export async function declineHandover(ctx: StaffCtx, input: Answer & { word?: string }): Promise<void> {
  if (await isDone(ctx, input, "decline")) return;
  const { row, pupils, unit, ground } = await load(ctx, input.handoverId);
  const word = normaliseNote(input.word ?? "").trim();
  const over = countGraphemes(word) - wordLimit;
  if (over > 0) refuse("word", "note_too_long", { over });
  const { owner, place } = wordPlace(row);
  const sealedWord = word === "" ? null : await ctx.vault.seal(owner, place, word);
  const principals = await staffOf(ctx.db.read, {
    schoolUnitId: unit,
    roles: ["principal"],
    date: civilDate(ctx.now),
  });
  await ctx.db.write(async (tx) => {
    if (await isDone(ctx, input, "decline", tx)) return;
    await loadAgain(ctx, input, tx);
    const declinedBy = ctx.actor.accountId;
    if (!(await reopenWithoutReceiver(tx, { id: row.id, version: input.version, declinedBy, sealedWord }))) {
      if (await isDone(ctx, input, "decline", tx)) return;
      refuse("form", "handover_decided");
    }
    const told = new Set([row.fromId, ...principals.map((p) => p.accountId)]);
    await addNotices(
      tx,
      [...told].map((accountId) => ({
        id: randomUUID(),
        accountId,
        kind: "handover_declined" as const,
        subjectId: row.id,
        createdBy: ctx.actor.accountId,
        createdAt: ctx.now,
      })),
    );
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "handover.declined", handoverId: row.id, pupilIds: pupils.map((p) => p.pupilId) },
    });
  });
}
