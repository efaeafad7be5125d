// Logs a concern (notering) about a pupil the actor has, with files, a link and notices to contact persons.
// Decides by policy "concern.log" and the rules of rules.ts. Does not find pupils by name: see leave-note.
// Source: glossary (concern); design, use case order: load, policy, rule, then write and audit in one transaction.
import { randomUUID } from "node:crypto";
import { isStudentHealth, studentHealthRoles } from "~/access/actor";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { concernScope } from "~/access/policy";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findConcern } from "~db/concern.server";
import { insertConcern } from "~db/concern-write.server";
import { holdersOf } from "~db/grant.server";
import { claimOnce } from "~db/idempotency.server";
import { addNotices } from "~db/notice.server";
import { contactsFor } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { Refusal, refuse } from "../refusal";
import { acceptFile } from "./accept-file.server";
import { filesLimit } from "./file-rules";
import { type ConcernForm, checkConcern } from "./rules";
import { sealFile, sealText } from "./seal-concern";

export interface LogConcern {
  pupilId: string;
  form: ConcernForm;
  files: { name: string; bytes: Uint8Array }[];
  /** An earlier concern on the same pupil's thread, or "". */
  linkTo: string;
  /** Account ids of ticked contact persons. */
  tell: string[];
  idempotencyKey: string;
}

/** Gives the concern's id: the first one's where the same form is submitted again. Throws Refusal, NotVisible. */
export async function logConcern(ctx: StaffCtx, input: LogConcern): Promise<{ concernId: string }> {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "concern.log", facts);
  const checked = checkConcern(input.form, ctx.now);
  if (!checked.ok) throw new Refusal(checked.errors);
  if (checked.value.circle === "student_health" && !isStudentHealth(ctx.actor, pupil.schoolUnitId))
    refuse("circle", "circle_not_yours");
  if (input.files.length > filesLimit) refuse("files", "too_many_files", { limit: filesLimit });
  const files = await Promise.all(input.files.map(acceptFile));
  const tell = await tellable(ctx, pupil, input.tell, checked.value.circle);
  const concernId = randomUUID();
  const sealedText = await sealText(ctx.vault, {
    concernId,
    pupilId: pupil.id,
    version: 1,
    text: checked.value.text,
  });
  const sealedFiles = await Promise.all(
    files.map((file) => sealFile(ctx.vault, { id: randomUUID(), pupilId: pupil.id, file })),
  );

  const first = await ctx.db.write(async (tx) => {
    const earlier = await claimOnce(tx, {
      key: input.idempotencyKey,
      accountId: ctx.actor.accountId,
      useCase: "log-concern",
      result: { concernId },
      now: ctx.now,
    });
    if (earlier) return earlier;
    const again = await pupilFacts(ctx, pupil.id, tx);
    requireGround(ctx.actor, "concern.log", again.facts);
    if (input.linkTo) {
      const linked = await findConcern(tx, input.linkTo);
      if (
        !linked ||
        linked.pupilId !== pupil.id ||
        !concernScope(ctx.actor, again.facts)?.circles.includes(linked.circle)
      ) {
        refuse("linkTo", "link_foreign");
      }
    }
    const { value } = checked;
    await insertConcern(tx, {
      id: concernId,
      authorityId: pupil.authorityId,
      secrecyArea: value.circle === "student_health" ? "student_health" : "school",
      pupilId: pupil.id,
      authorId: ctx.actor.accountId,
      ...value,
      sealedText,
      now: ctx.now,
      files: sealedFiles,
      linkTo: input.linkTo || null,
    });
    await addNotices(
      tx,
      tell.map((accountId) => ({
        id: randomUUID(),
        accountId,
        kind: "concern_told" as const,
        pupilId: pupil.id,
        subjectId: concernId,
        createdBy: ctx.actor.accountId,
        createdAt: ctx.now,
      })),
    );
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "concern.logged",
        pupilId: pupil.id,
        concernId,
        attachmentIds: sealedFiles.map((f) => f.id),
      },
    });
    if (tell.length > 0) {
      await record(tx, {
        at: ctx.now,
        actor: actorRef(ctx.actor),
        ground,
        event: { kind: "notice.sent", pupilId: pupil.id, subjectId: concernId, toIds: tell },
      });
    }
    return null;
  });
  return { concernId: first?.concernId ?? concernId };
}

/** Of the ticked, those who are suggested contacts and may read it: a notice never leads anybody to a locked door. */
async function tellable(
  ctx: StaffCtx,
  pupil: { id: string; schoolUnitId: string },
  ticked: string[],
  circle: "pupil" | "student_health",
): Promise<string[]> {
  if (ticked.length === 0) return [];
  const contacts = await contactsFor(ctx.db.read, {
    pupilId: pupil.id,
    schoolUnitId: pupil.schoolUnitId,
    date: civilDate(ctx.now),
  });
  const holders = await holdersOf(ctx.db.read, pupil.id, ctx.now);
  // A counsellor whom the principal has named for a protected pupil holds it by name, not by the roster.
  const inner = (c: (typeof contacts)[number], h: (typeof holders)[number]) =>
    h.ground === "student_health" || studentHealthRoles.some((role) => role === c.role);
  const allowed = contacts.filter((c) =>
    holders.some((h) => h.accountId === c.accountId && (circle === "pupil" || inner(c, h))),
  );
  const ids = new Set(allowed.map((c) => c.accountId));
  if (ticked.some((id) => !ids.has(id))) refuse("tell", "contact_unknown");
  return [...new Set(ticked)].filter((id) => id !== ctx.actor.accountId);
}
