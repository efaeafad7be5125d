// Logs a concern (notering) about a pupil the actor has, with files, a link and notices to contact persons.
// Decides by policy "concern.log" and the rules of rules.ts. Does not find pupils by name: see leave-note.
// Source: glossary (concern); design, use case order: load, policy, rule, then write and audit in one transaction.
import { randomUUID } from "node:crypto";
import { isStudentHealth } from "~/access/actor";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { concernScope } from "~/access/policy";
import type { HoldingFacts } from "~/access/policy-facts";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findConcern } from "~db/concern.server";
import { insertConcern } from "~db/concern-write.server";
import type { Queries } from "~db/database";
import { addNotices } from "~db/notice.server";
import { claimUploads, prepareUploads, sentFiles, withoutLeftovers } from "../attachment/take-uploads.server";
import { type BodyMark, checkMarks, type TypedMark } from "../body-map/marks";
import { openFollowUp } from "../follow-up/open-follow-up.server";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { chosenContacts } from "./contacts-of-concern.server";
import { linkKinds } from "./link-kinds";
import { insertForOthers, sealForOthers } from "./occasion-copies.server";
import { type ConcernForm, type ConcernInput, checkConcern } from "./rules";
import { sealBodyMap, sealText } from "./seal-concern";

export interface LogConcern {
  pupilId: string;
  form: ConcernForm;
  /** Uploads that have come already, by their ids: see domain/attachment. */
  files: readonly string[];
  /** An earlier concern on the same pupil's thread, or "". */
  linkTo: string;
  /** How it belongs with that one; "" means the same matter. */
  linkKind?: string;
  /** Other pupils who were part of the same occasion: a note of its own for each. */
  also?: readonly string[];
  /** Account ids of ticked contact persons. */
  tell: string[];
  /** Visible injuries on the body map. */
  marks?: readonly TypedMark[];
  /** The quick signal that was pressed. */
  signal?: { item: string; version: number };
  idempotencyKey: string;
}

/**
 * Gives the concern's id, and how many other pupils have got one of their own: the first one's where the same form is
 * submitted again. Throws Refusal, NotVisible.
 */
export async function logConcern(
  ctx: StaffCtx,
  input: LogConcern,
): Promise<{ concernId: string; others: number }> {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "concern.log", facts);
  const { value, marks } = checkedForm(ctx, input);
  if (value.circle === "student_health" && !isStudentHealth(ctx.actor, pupil.schoolUnitId))
    refuse("circle", "circle_not_yours");
  const { files: uploadIds, ...said } = input;
  const form = await readSentForm(ctx, "log-concern", said, await sentFiles(ctx, uploadIds));
  if (form.first) return answered(form.first);
  const tell = await chosenContacts(ctx, { pupil, circle: value.circle, ticked: input.tell });
  const linkKind = linkKinds.find((kind) => kind === (input.linkKind || "same_matter"));
  if (!linkKind) refuse("linkKind", "choice_unknown");
  const copies = await sealForOthers(ctx, { pupilId: pupil.id, also: input.also ?? [], value });
  const concernId = randomUUID();
  const sealedText = await sealText(ctx.vault, {
    concernId,
    pupilId: pupil.id,
    version: 1,
    text: value.text,
  });
  const sealedBodyMap = await sealBodyMap(ctx.vault, { concernId, version: 1, marks });
  const files = await prepareUploads(ctx, { uploadIds, pupilId: pupil.id, form });

  const keys = [concernId, ...copies.map((each) => each.concernId), ...files.map((each) => each.id)];
  const first = await withoutLeftovers(ctx, keys, (stored) =>
    ctx.db.write(async (tx) => {
      const earlier = await claimSentForm(tx, form, { concernId, others: String(copies.length) });
      if (earlier) return earlier;
      const again = await pupilFacts(ctx, pupil.id, tx);
      requireGround(ctx.actor, "concern.log", again.facts);
      if (input.linkTo) await requireLinkable(ctx, tx, { ...input, facts: again.facts });
      const written = {
        id: concernId,
        authorityId: pupil.authorityId,
        secrecyArea: value.circle === "student_health" ? "student_health" : "school",
        pupilId: pupil.id,
        authorId: ctx.actor.accountId,
        ...value,
      };
      await insertConcern(tx, {
        ...written,
        sealedText,
        sealedBodyMap,
        signal: input.signal,
        now: ctx.now,
        files: await claimUploads(tx, ctx, files),
        linkTo: input.linkTo || null,
        linkKind,
      });
      await insertForOthers(ctx, tx, { first: { concernId, pupilId: pupil.id, ground }, copies, value });
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
      const by = { actor: actorRef(ctx.actor), ground, now: ctx.now };
      await openFollowUp(tx, { ...written, schoolUnitId: again.pupil.schoolUnitId, createdAt: ctx.now }, by);
      await record(tx, {
        at: ctx.now,
        actor: actorRef(ctx.actor),
        ground,
        event: {
          kind: "concern.logged",
          pupilId: pupil.id,
          concernId,
          attachmentIds: files.map((f) => f.id),
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
      stored();
      return null;
    }),
  );
  return first ? answered(first) : { concernId, others: copies.length };
}

const answered = ({ concernId = "", others }: Record<string, string>) => ({
  concernId,
  others: Number(others) || 0,
});

/** The earlier note stands on this pupil's thread, and its writer-to-be may read it. */
async function requireLinkable(
  ctx: StaffCtx,
  tx: Queries,
  { linkTo, pupilId, facts }: { linkTo: string; pupilId: string; facts: HoldingFacts },
): Promise<void> {
  const linked = await findConcern(tx, linkTo);
  const circles = concernScope(ctx.actor, facts)?.circles ?? [];
  if (linked?.pupilId !== pupilId || !circles.includes(linked.circle)) refuse("linkTo", "link_foreign");
}

/** The note and the marks judged together: every fault is named at once. */
function checkedForm(ctx: StaffCtx, input: LogConcern): { value: ConcernInput; marks: BodyMark[] } {
  const checked = checkConcern(input.form, ctx.now);
  const marked = checkMarks(input.marks ?? []);
  const errors: FieldErrors = { ...(checked.ok ? {} : checked.errors), ...(marked.ok ? {} : marked.errors) };
  if (!checked.ok || !marked.ok) throw new Refusal(errors);
  return { value: checked.value, marks: marked.marks };
}
