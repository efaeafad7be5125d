// Reads one concern with all its versions. Policy "concern.read"; reading is logged, and a read whose log cannot be
// written fails. A withdrawn text is given to its author alone; an earlier wording that was student health's own stays
// there (OSL 23:2). What has been built on it is not told: a report's existence is secret (OSL 40:7 g).

import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { Ground } from "~/access/policy-facts";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findAccountName } from "~db/account.server";
import { withThumbnail } from "~db/attachment.server";
import { attachmentsOf, builtOn, versionsOf } from "~db/concern.server";
import { markRead } from "~db/notice.server";
import { findPupil } from "~db/pupil.server";
import { whoMayReadNote } from "../access-grant/who-may-read.server";
import { mattersOnThread } from "../matter/matters-on-thread.server";
import { lockedForReader } from "../report/guard-of-report.server";
import { openAttachmentNames } from "./attachment-names";
import { toldAndTellable } from "./contacts-of-concern.server";
import { linksOf } from "./links-of-concern.server";
import { othersOfOccasion } from "./others-of-occasion.server";
import { openBodyMaps, textPlace, withdrawalPlace } from "./seal-concern";

export async function readConcern(ctx: StaffCtx, input: { concernId: string }) {
  const { concern, facts } = await concernFacts(ctx, input.concernId);
  const ground: Ground = requireGround(ctx.actor, "concern.read", facts);
  const mine = can(ctx.actor, "concern.change", facts).allow;
  const hasPupil = can(ctx.actor, "pupil.read", facts).allow;
  const pupil = await findPupil(ctx.db.read, concern.pupilId);
  const versions = await versionsOf(ctx.db.read, concern.id);
  const shown = versions.filter(
    (v) =>
      (mine || concern.status === "active") &&
      can(ctx.actor, "concern.read", { ...facts, circle: v.circle }).allow,
  );
  const texts = await ctx.vault.openTexts(
    shown.map((v) => ({ ...textPlace(concern.id, v.version), sealed: v.sealedText })),
  );
  const bodyMaps = await openBodyMaps(ctx.vault, shown);
  const withdrawal = concern.sealedWithdrawal
    ? await ctx.vault.openText(
        withdrawalPlace(concern.id).owner,
        withdrawalPlace(concern.id).place,
        concern.sealedWithdrawal,
      )
    : null;
  const attachments = shown.length ? await attachmentsOf(ctx.db.read, [concern.id]) : [];
  const names = await openAttachmentNames(ctx.vault, attachments);
  const pictured = await withThumbnail(
    ctx.db.read,
    attachments.filter((a) => !a.heldAt).map((a) => a.id),
  );
  const authorName = await findAccountName(ctx.db.read, concern.authorId);
  const built = mine && (await builtOn(ctx.db.read, concern)) !== null;
  const beside = await linksOf(ctx, concern, facts);
  const subject = { pupilId: concern.pupilId, facts };
  const readers = hasPupil ? await whoMayReadNote(ctx, subject, concern) : null;
  const matters = hasPupil ? await mattersOnThread(ctx, { pupilId: concern.pupilId, facts }) : [];
  const occasion = (await othersOfOccasion(ctx, [concern.id])).map(({ ofId: _, ...other }) => other);
  const told = hasPupil
    ? await toldAndTellable(ctx, concern.id, {
        pupil: { id: concern.pupilId, schoolUnitId: facts.schoolUnitId },
        circle: concern.circle,
      })
    : null;
  const pupilIds = [concern.pupilId];
  const locked = await lockedForReader(ctx, { pupilIds, output: "entry" });
  const filesLocked = attachments.length
    ? await lockedForReader(ctx, { pupilIds, output: "attachment" })
    : new Map<string, string>();
  await ctx.db.write(async (tx) => {
    await markRead(tx, { accountId: ctx.actor.accountId, subjectId: concern.id, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "concern.read", pupilId: concern.pupilId, concernId: concern.id },
    });
  });
  return {
    id: concern.id,
    version: concern.version,
    status: concern.status,
    /** The report that locks its printing for this reader, or null. */
    lockedBy: locked.get(concern.pupilId) ?? null,
    filesLockedBy: filesLocked.get(concern.pupilId) ?? null,
    handled: concern.handledAt !== null,
    circle: concern.circle,
    /** Everybody who may read it, the reader too; null for whoever lacks the pupil. */
    readers,
    ground,
    ...beside,
    /** Who has been told of it, and who could be; null for whoever lacks the pupil. */
    told,
    matters: matters.filter((m) => m.concernIds.includes(concern.id)).map(({ id, name }) => ({ id, name })),
    occasion,
    authorName,
    withdrawal,
    // Whoever left a note on a pupil she lacks sees that note and nothing of the pupil beyond what she wrote.
    pupil: pupil && hasPupil ? { id: pupil.id, name: `${pupil.givenName} ${pupil.familyName}` } : null,
    can: {
      correct: mine && concern.status === "active",
      leaveOccasion: mine && occasion.length > 0,
      withdraw: mine && concern.status === "active",
      delete: mine && concern.status === "active" && !built,
      tell: hasPupil && concern.status === "active",
      followUp: can(ctx.actor, "follow-up.read", facts).allow && concern.status === "active",
    },
    attachments: attachments.map((a, i) => ({
      id: a.id,
      name: names[i] ?? "",
      size: a.size,
      held: a.heldAt !== null,
      thumbnail: pictured.has(a.id),
      removable: a.addedBy === ctx.actor.accountId && !built,
    })),
    versions: shown.map((v, i) => ({
      version: v.version,
      text: texts[i] ?? null,
      marks: bodyMaps.get(`${concern.id} ${v.version}`) ?? [],
      priority: v.priority,
      category: v.category,
      circle: v.circle,
      occurredAt: v.occurredAt,
      createdAt: v.createdAt,
    })),
  };
}
