// Begins a report of concern, with the route proposed. About a pupil whom the reporter has (policy "report.start") what
// the roster knows is filled in. About any other child (policy "report.describe": whoever works at the school) nothing is
// looked up: what she writes herself is all there is, so that neither answer nor page tells whether such a pupil exists,
// is protected, or lives anywhere; its key is the school authority's, and its authors alone know of it. Nobody is asked
// first. About somebody who has turned 18 there is no such report. Source: SoL 19:1; OSL 21:3, 23:1, 40:7 g.
import { randomBytes, randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { type PupilFacts, pupilFacts } from "~/access/pupil-facts.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { KeyOwner } from "~/vault/key-owner";
import { classOf } from "~db/pupil.server";
import { findReport, isAuthorOf } from "~db/report.server";
import { guardiansOf, phoneOf, sealedIdentityOf, unitWithAuthority } from "~db/report-roster.server";
import { insertReport, joinSiblings } from "~db/report-write.server";
import { civilDate } from "../calendar/stockholm";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { guardianPlace, pupilIdentityPlace } from "../roster/seal-roster";
import { routingFacts } from "../routing/facts-of-pupil";
import { type Routing, route } from "../routing/rules";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { hasTurnedEighteen } from "./age";
import { type BegunFrom, firstAnswers } from "./begun-from";
import { begunFromEarlier } from "./begun-from-earlier.server";
import { currentForm } from "./form";
import { type KnownOfPupil, type KnownOfReporter, prefill, prefillDescribed } from "./prefill";
import { proposedUnit } from "./propose-route.server";
import { makeReference } from "./reference";
import { childOf } from "./report-child";
import { sealField } from "./sealed-fields";
import { type ReportValues, reportValuesSchema } from "./values";
import type { Words } from "./words";

/** A child in the reporter's own words: any of them may be empty, not all. */
export interface Described {
  fullName: string;
  className: string;
  description: string;
  /** One of the reporter's own schools: where she works, not where the child goes. */
  schoolUnitId: string;
}

export interface StartReport {
  who: { pupilId: string } | Described;
  /** The report that this one supplements or repeats, or "". */
  follows: string;
  language: "sv" | "en";
  words: Words;
  idempotencyKey: string;
  /** Whether the child is in danger now, where the first step was answered. */
  danger?: "yes" | "no" | "unknown" | undefined;
  /** What a sibling's report gives this one; an earlier report of the same child is named by `follows`. */
  from?: BegunFrom;
}

/** What a report is begun with, whichever way. */
interface Beginning {
  pupilId: string | null;
  schoolUnitId: string;
  ground: string;
  values: ReportValues;
  routing: Routing;
  /** The reception unit that the district leads to. */
  receiverUnit: string | null;
  followsId: string | null;
  from: BegunFrom | null;
  keyAbove: KeyOwner;
}

/** Gives the report's id: the first one's where the same form is submitted again. Throws Refusal, NotVisible. */
export async function startReport(ctx: StaffCtx, input: StartReport): Promise<{ reportId: string }> {
  const { who } = input;
  const beginning =
    "pupilId" in who ? await aboutPupil(ctx, input, who.pupilId) : await aboutDescribed(ctx, input, who);
  const { pupilId, schoolUnitId, routing, followsId, from } = beginning;
  const { words: _, language: __, ...said } = input;
  const form = await readSentForm(ctx, "start-report", said);
  if (form.first?.reportId) return { reportId: form.first.reportId };
  const { danger } = input;
  const known = firstAnswers(beginning.values, from);
  const values = danger ? { ...known, acute: danger } : known;
  const reportId = randomUUID();
  await ctx.vault.ensureKey({ kind: "content", id: reportId }, beginning.keyAbove);
  const fields = await Promise.all(
    Object.entries(values).map(async ([field, value]) => ({
      field,
      sealedValue: await sealField(ctx.vault, { reportId, field, version: 1, value }),
    })),
  );
  const reference = makeReference(randomBytes(8));
  const first = await ctx.db.write(async (tx) => {
    const earlier = await claimSentForm(tx, form, { reportId });
    if (earlier) return earlier;
    await insertReport(tx, {
      row: {
        id: reportId,
        reference,
        authorityId: ctx.actor.authorityId,
        secrecyArea: "report",
        schoolUnitId,
        pupilId,
        createdBy: ctx.actor.accountId,
        status: "draft",
        formVersion: currentForm.version,
        language: input.language,
        acute: danger === "yes",
        receiverCode: routing.municipality?.code ?? null,
        receiverUnit: beginning.receiverUnit,
        routeDecision: routing.municipality ? "by_rule" : null,
        routeGround: routing.explanation,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        followsId,
        version: 1,
      },
      fields,
      entries: from?.entries ?? [],
    });
    const who = { at: ctx.now, actor: actorRef(ctx.actor), ground: beginning.ground };
    await record(tx, { ...who, event: { kind: "report.drafted", pupilId, reportId } });
    if (from?.siblingOf) {
      const otherId = from.siblingOf;
      requireGround(ctx.actor, "report.work", (await reportFacts(ctx, otherId, tx)).facts);
      await joinSiblings(tx, { reportId, otherId, group: randomUUID() });
      await record(tx, { ...who, event: { kind: "report.sibling-linked", pupilId, reportId, otherId } });
    }
    return null;
  });
  return { reportId: first?.reportId ?? reportId };
}

async function aboutPupil(ctx: StaffCtx, input: StartReport, pupilId: string): Promise<Beginning> {
  const { pupil, facts } = await pupilFacts(ctx, pupilId);
  const ground = requireGround(ctx.actor, "report.start", facts);
  if (hasTurnedEighteen(pupil.birthDate, ctx.now)) refuse("pupil", "pupil_adult");
  const { schoolUnitId } = pupil;
  const unit = await unitWithAuthority(ctx.db.read, schoolUnitId);
  const reporter = await reporterAt(ctx, { schoolUnitId, workplace: pupil.schoolName });
  const given = { schoolIn: unit?.municipalityCode ?? null, acute: input.danger === "yes", now: ctx.now };
  const followsId = await followed(ctx, input.follows, { pupilId: pupil.id, facts });
  const from = input.from ?? (followsId ? await begunFromEarlier(ctx, followsId) : null);
  const routing = route(routingFacts(childOf(pupil, from?.values ?? {}), given));
  return {
    pupilId: pupil.id,
    schoolUnitId,
    ground,
    values: prefill(await knownOf(ctx, pupil), reporter, input.words),
    routing,
    receiverUnit: await proposedUnit(ctx, { home: pupil, proposed: routing }),
    followsId,
    from,
    keyAbove: { kind: "pupil", id: pupil.id },
  };
}

async function aboutDescribed(ctx: StaffCtx, input: StartReport, who: Described): Promise<Beginning> {
  const { authorityId } = ctx.actor;
  const { schoolUnitId } = who;
  const ground = requireGround(ctx.actor, "report.describe", { authorityId, schoolUnitId });
  const child = checkDescribed(who);
  const unit = await unitWithAuthority(ctx.db.read, schoolUnitId);
  const reporter = await reporterAt(ctx, { schoolUnitId, workplace: unit?.name ?? "" });
  const given = { schoolIn: unit?.municipalityCode ?? null, acute: input.danger === "yes", now: ctx.now };
  const followsId = await followed(ctx, input.follows, null);
  const from = input.from ?? (followsId ? await begunFromEarlier(ctx, followsId) : null);
  return {
    pupilId: null,
    schoolUnitId,
    ground,
    values: prefillDescribed(child, reporter, input.words),
    routing: route(routingFacts(childOf(null, from?.values ?? {}), given)),
    receiverUnit: null,
    followsId,
    // A child without a pupil rests on no entries.
    from: from && { ...from, values: { ...from.values, ...child }, entries: [] },
    keyAbove: { kind: "authority", id: authorityId },
  };
}

const describedFields = {
  fullName: "childName",
  className: "schoolClass",
  description: "childDescription",
} as const;

/** The child as the form's answers. Throws Refusal where nothing is said, or more than a field holds. */
function checkDescribed(who: Described): ReportValues {
  const values: Record<string, unknown> = {};
  const errors: FieldErrors = {};
  for (const [asked, field] of Object.entries(describedFields)) {
    const parsed = reportValuesSchema.shape[field].safeParse(who[asked as keyof typeof describedFields]);
    if (!parsed.success) errors[asked] = { key: "report-form:errors.tooLong" };
    else if (typeof parsed.data === "string" && parsed.data.trim() !== "") values[field] = parsed.data;
  }
  if (Object.keys(errors).length > 0) throw new Refusal(errors);
  if (Object.keys(values).length === 0) refuse("fullName", "child_not_described");
  return values as ReportValues;
}

async function reporterAt(
  ctx: StaffCtx,
  { schoolUnitId, workplace }: { schoolUnitId: string; workplace: string },
): Promise<KnownOfReporter> {
  return {
    name: ctx.actor.name,
    role: ctx.actor.duties.find((d) => d.schoolUnitId === schoolUnitId)?.role ?? null,
    workplace,
    phone: await phoneOf(ctx.db.read, ctx.actor.accountId),
  };
}

/**
 * The earlier report that this one follows. About a pupil: one of the same pupil that the actor may know of. About a
 * child in her own words: one that she made herself, with whichever pupil.
 */
async function followed(
  ctx: StaffCtx,
  follows: string,
  about: { pupilId: string; facts: PupilFacts["facts"] } | null,
): Promise<string | null> {
  if (follows === "") return null;
  const earlier = await findReport(ctx.db.read, follows);
  if (!earlier || (about && earlier.pupilId !== about.pupilId)) throw new NotVisible();
  const isAuthor = await isAuthorOf(ctx.db.read, follows, ctx.actor.accountId);
  const { authorityId, schoolUnitId } = earlier;
  const facts = about?.facts ?? { authorityId, schoolUnitId, grants: [], now: ctx.now };
  if (!can(ctx.actor, "report.know", { ...facts, isAuthor }).allow) throw new NotVisible();
  return earlier.id;
}

async function knownOf(ctx: StaffCtx, pupil: PupilFacts["pupil"]): Promise<KnownOfPupil> {
  const unit = await unitWithAuthority(ctx.db.read, pupil.schoolUnitId);
  const group = await classOf(ctx.db.read, pupil.id, civilDate(ctx.now));
  const head = {
    name: `${pupil.givenName} ${pupil.familyName}`,
    birthDate: pupil.birthDate,
    sex: pupil.sex,
    protection: pupil.protection,
    schoolName: pupil.schoolName,
    className: group?.name ?? null,
    authorityName: unit?.authorityName ?? "",
  };
  const row = await sealedIdentityOf(ctx.db.read, pupil.id);
  const guardians = await guardiansOf(ctx.db.read, pupil.id);
  const sealed = row?.sealedIdentity
    ? [{ ...pupilIdentityPlace(pupil.id, row.version), sealed: row.sealedIdentity }]
    : [];
  const [identity] = await ctx.vault.openTexts(sealed);
  const details = await ctx.vault.openTexts(
    guardians.map((g) => ({ ...guardianPlace(g), sealed: g.sealedDetails })),
  );
  return {
    ...head,
    identity: identity ?? null,
    guardians: guardians.flatMap((g, i) => {
      const text = details[i];
      return text ? [{ details: text, custody: g.custody }] : [];
    }),
  };
}
