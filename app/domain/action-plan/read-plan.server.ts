// Reads one action plan for those who have the pupil (policy "plan.read"): text, measures and how they went, versions, who
// has signed the latest, and of the notes that it is made out of those that the reader may read herself. Logged.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { planFacts } from "~/access/plan-facts.server";
import { can, concernScope } from "~/access/policy";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { namesOf } from "~db/account.server";
import { planDocuments, planSignatures } from "~db/action-plan-signing.server";
import { concernsWithin } from "~db/concern.server";
import { holdersOf } from "~db/grant.server";
import { photosOf } from "~db/signing.server";
import { civilDate } from "../calendar/stockholm";
import { lockedForReader } from "../report/guard-of-report.server";
import { loadPlan } from "./load-plan.server";
import { lackingToFinish, progressOf } from "./rules";

export async function readPlan(ctx: StaffCtx, input: { planId: string }) {
  const { plan, pupil, facts } = await planFacts(ctx, input.planId);
  const ground = requireGround(ctx.actor, "plan.read", facts);
  const q = ctx.db.read;
  const loaded = await loadPlan(ctx, plan);
  const documents = await planDocuments(q, plan.id);
  const signatures = await planSignatures(q, plan.id);
  const photos = await photosOf(q, { kind: "action_plan", subjectId: plan.id });
  const names = await namesOf(
    q,
    documents.map((d) => d.createdBy),
  );
  const scope = concernScope(ctx.actor, facts);
  const readable = new Set((scope ? await concernsWithin(q, plan.pupilId, scope) : []).map((c) => c.id));
  const shown = loaded.entries.filter((e) => readable.has(e.concernId));
  const locked = await lockedForReader(ctx, { pupilIds: [plan.pupilId], output: "plan" });
  const writes = can(ctx.actor, "plan.write", facts).allow;
  const holders = writes ? await holdersOf(q, plan.pupilId, ctx.now) : [];
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.read", pupilId: plan.pupilId, planId: plan.id },
    }),
  );
  const { fields, measures } = loaded;
  const [latest] = documents;
  return {
    id: plan.id,
    reference: plan.reference,
    language: plan.language,
    status: plan.status,
    closedAt: plan.closedAt,
    pupil: { id: pupil.id, name: `${pupil.givenName} ${pupil.familyName}` },
    fields,
    measures,
    progress: progressOf(measures, fields.followUpOn.value, civilDate(ctx.now)),
    entries: shown.map(({ concernId, occurredAt, authorName }) => ({ concernId, occurredAt, authorName })),
    hiddenEntries: loaded.entries.length - shown.length,
    versions: documents.map(({ id, number, createdAt, createdBy }) => ({
      id,
      number,
      createdAt,
      byName: names.get(createdBy) ?? "",
      signatures: signatures.filter((s) => s.signature.documentId === id).length,
      photos: photos.filter((p) => p.documentId === id).length,
    })),
    /** Whether the latest version says what the plan says now; and whether there is anything since, how it went too. */
    current: latest?.stateDigest === loaded.stateDigest,
    nothingSince: latest?.wholeDigest === loaded.wholeDigest,
    lacking: lackingToFinish({
      needs: fields.needs.value,
      goals: fields.goals.value,
      measures: measures.length,
    }),
    /** Whom a measure can be given to. */
    owners: [...new Map(holders.map((h) => [h.accountId, h.name]))].map(([id, name]) => ({ id, name })),
    lockedBy: locked.get(plan.pupilId) ?? null,
    can: { write: writes && plan.status === "open", close: writes },
  };
}

export type ReadPlan = Awaited<ReturnType<typeof readPlan>>;
