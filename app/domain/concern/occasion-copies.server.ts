// One note about several pupils: a note of its own for each of the others, its text sealed under that pupil's own key.
// Decides by policy "concern.log" for every one of them, and again inside the transaction of the note that it belongs to:
// all or nothing. Files, links, notices and the body map, whose injury it is, go with the first pupil alone. Source: decision
// 0032.
import { randomUUID } from "node:crypto";
import { isStudentHealth } from "~/access/actor";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { Ground } from "~/access/policy-facts";
import { record } from "~/audit/record.server";
import { insertConcern } from "~db/concern-write.server";
import type { Queries } from "~db/database";
import { grantsByPupil } from "~db/grant.server";
import { insertOccasionEntries, pupilsOfOccasion } from "~db/occasion.server";
import { openFollowUp } from "../follow-up/open-follow-up.server";
import { refuse } from "../refusal";
import type { ConcernInput } from "./rules";
import { sealText } from "./seal-concern";

export const otherPupilsLimit = 10;

interface Copy {
  concernId: string;
  pupilId: string;
  authorityId: string;
  sealedText: Uint8Array;
}

/** Which others a note may be about: refuses beside the field `also` where one of them is not the author's. */
async function groundsFor(
  ctx: StaffCtx,
  input: { otherIds: readonly string[]; circle: ConcernInput["circle"] },
  q: Queries,
): Promise<Map<string, { ground: Ground; authorityId: string; schoolUnitId: string }>> {
  const pupils = await pupilsOfOccasion(q, input.otherIds);
  const grants = await grantsByPupil(q, ctx.actor.accountId, ctx.now);
  const grounds = new Map<string, { ground: Ground; authorityId: string; schoolUnitId: string }>();
  for (const { id, authorityId, schoolUnitId } of pupils) {
    const held = { authorityId, grants: grants.get(id) ?? [], now: ctx.now };
    const decision = can(ctx.actor, "concern.log", held);
    if (!decision.allow) continue;
    if (input.circle === "student_health" && !isStudentHealth(ctx.actor, schoolUnitId))
      refuse("also", "also_circle");
    grounds.set(id, { ground: decision.ground, authorityId, schoolUnitId });
  }
  // The same words for a pupil whom somebody else has and for none at all.
  if (input.otherIds.some((id) => !grounds.has(id))) refuse("also", "also_unknown");
  return grounds;
}

/** Before the transaction: the text sealed once for each of the others. */
export async function sealForOthers(
  ctx: StaffCtx,
  input: { pupilId: string; also: readonly string[]; value: ConcernInput },
): Promise<Copy[]> {
  const otherIds = [...new Set(input.also)].filter((id) => id !== input.pupilId);
  if (otherIds.length === 0) return [];
  if (otherIds.length > otherPupilsLimit) refuse("also", "also_too_many", { limit: otherPupilsLimit });
  const grounds = await groundsFor(ctx, { otherIds, circle: input.value.circle }, ctx.db.read);
  return Promise.all(
    [...grounds].map(async ([pupilId, { authorityId }]) => {
      const concernId = randomUUID();
      const text = { concernId, pupilId, version: 1, text: input.value.text };
      return { concernId, pupilId, authorityId, sealedText: await sealText(ctx.vault, text) };
    }),
  );
}

/** In the transaction of the first note. */
export async function insertForOthers(
  ctx: StaffCtx,
  tx: Queries,
  input: {
    first: { concernId: string; pupilId: string; ground: Ground };
    copies: readonly Copy[];
    value: ConcernInput;
  },
): Promise<void> {
  const { first, copies, value } = input;
  if (copies.length === 0) return;
  const otherIds = copies.map((c) => c.pupilId);
  const grounds = await groundsFor(ctx, { otherIds, circle: value.circle }, tx);
  const occasionId = randomUUID();
  const { priority, category, circle, occurredAt } = value;
  for (const { concernId, pupilId, authorityId, sealedText } of copies) {
    await insertConcern(tx, {
      ...{ id: concernId, authorityId, pupilId, authorId: ctx.actor.accountId, sealedText },
      ...{ priority, category, circle, occurredAt, now: ctx.now, files: [], linkTo: null },
      secrecyArea: circle === "student_health" ? "student_health" : "school",
    });
  }
  const all = [
    first,
    ...copies.map((c) => ({ ...c, ground: grounds.get(c.pupilId)?.ground ?? first.ground })),
  ];
  const row = { occasionId, createdBy: ctx.actor.accountId, createdAt: ctx.now };
  await insertOccasionEntries(
    tx,
    all.map(({ concernId, pupilId }) => ({ concernId, pupilId, ...row })),
  );
  const by = { at: ctx.now, actor: actorRef(ctx.actor) };
  for (const { concernId, pupilId, ground } of all) {
    // A row a pupil: what is told of one pupil's record never names another's.
    if (concernId !== first.concernId)
      await record(tx, { ...by, ground, event: { kind: "concern.logged", pupilId, concernId } });
    const other = grounds.get(pupilId);
    if (other) {
      const copy = { id: concernId, pupilId, ...other, authorId: ctx.actor.accountId, circle, priority };
      await openFollowUp(tx, { ...copy, createdAt: ctx.now }, { actor: by.actor, ground, now: ctx.now });
    }
    await record(tx, { ...by, ground, event: { kind: "occasion.tied", pupilId, concernId, occasionId } });
  }
}
