// Opens a matter (ärende): names notes on one thread to follow them as one. Whoever has the pupil (policy "concern.log")
// and may read every note that is put in ("concern.read"). The name is sealed under the pupil's key. It changes no note and
// is no case in the sense of förvaltningslagen: nothing is registered. Source: glossary (matter).
import { randomUUID } from "node:crypto";
import { isStudentHealth } from "~/access/actor";
import { actorRef, type StaffCtx } from "~/access/context.server";
import type { HoldingFacts } from "~/access/policy-facts";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { concernsToFollow, insertMatter } from "~db/matter.server";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { checkMatter, type MatterForm } from "./rules";
import { matterNamePlace } from "./seal-matter";
import { readableOf } from "./visible-matter.server";

export interface OpenMatter {
  pupilId: string;
  form: MatterForm;
  concernIds: readonly string[];
  idempotencyKey: string;
}

/** Refuses beside `concernIds` what is not to be read, is withdrawn, or would leave nothing for the matter's circle. */
export async function requireFollowable(
  ctx: StaffCtx,
  q: Queries,
  input: { pupilId: string; facts: HoldingFacts; concernIds: readonly string[]; circle: string },
): Promise<void> {
  const rows = await concernsToFollow(q, input);
  const readable = readableOf(ctx, input.facts, rows).filter((r) => r.status === "active");
  if (readable.length < new Set(input.concernIds).size) refuse("concernIds", "matter_entry_gone");
  if (input.circle === "pupil" && readable.length > 0 && readable.every((r) => r.circle !== "pupil"))
    refuse("circle", "matter_inner");
}

/** Throws Refusal, NotVisible. The first one's id where the same form is submitted again. */
export async function openMatter(ctx: StaffCtx, input: OpenMatter): Promise<{ matterId: string }> {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  requireGround(ctx.actor, "concern.log", facts);
  const checked = checkMatter(input.form, ctx.now);
  const concernIds = [...new Set(input.concernIds)];
  const none: FieldErrors = concernIds.length === 0 ? { concernIds: { key: "matter_empty" } } : {};
  if (!checked.ok) throw new Refusal({ ...checked.errors, ...none });
  if (concernIds.length === 0) throw new Refusal(none);
  const { name, nextOn, circle } = checked.value;
  if (circle === "student_health" && !isStudentHealth(ctx.actor, pupil.schoolUnitId))
    refuse("circle", "circle_not_yours");
  const matterId = randomUUID();
  const { owner, place } = matterNamePlace(pupil.id, matterId);
  const sealedName = await ctx.vault.seal(owner, place, name);
  const form = await readSentForm(ctx, "open-matter", input);
  const first = await ctx.db.write(async (tx) => {
    const earlier = await claimSentForm(tx, form, { matterId });
    if (earlier) return earlier;
    const again = await pupilFacts(ctx, pupil.id, tx);
    const ground = requireGround(ctx.actor, "concern.log", again.facts);
    await requireFollowable(ctx, tx, { pupilId: pupil.id, facts: again.facts, concernIds, circle });
    await insertMatter(
      tx,
      {
        ...{ id: matterId, authorityId: pupil.authorityId, pupilId: pupil.id, circle, status: "open" },
        secrecyArea: circle === "student_health" ? "student_health" : "school",
        ...{ sealedName, nextOn, createdBy: ctx.actor.accountId, createdAt: ctx.now, version: 1 },
      },
      concernIds,
    );
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "matter.opened", pupilId: pupil.id, matterId, concernIds },
    });
    return null;
  });
  return { matterId: first?.matterId ?? matterId };
}
