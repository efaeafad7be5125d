// Begins a report of concern about a pupil, with what the roster knows filled in and the route proposed. Policy
// "report.start": whoever has the pupil, has written a note, or works at the school; nobody is asked first (SoL 19:1).
// About somebody who has turned 18 there is no such report. Does not judge whether to report.
import { randomBytes, randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { activeGround, can } from "~/access/policy";
import { type PupilFacts, pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { claimOnce } from "~db/idempotency.server";
import { classOf, foldClass, pupilsNamed } from "~db/pupil.server";
import { findReport, hasWrittenAbout, isAuthorOf } from "~db/report.server";
import { guardiansOf, phoneOf, sealedIdentityOf, unitWithAuthority } from "~db/report-roster.server";
import { insertReport } from "~db/report-write.server";
import { civilDate } from "../calendar/stockholm";
import { nameKey } from "../pupil/name-key";
import { refuse } from "../refusal";
import { guardianPlace, pupilIdentityPlace } from "../roster/seal-roster";
import { routingFacts } from "../routing/facts-of-pupil";
import { route } from "../routing/rules";
import { hasTurnedEighteen } from "./age";
import { currentForm } from "./form";
import { type KnownOfPupil, prefill } from "./prefill";
import { makeReference } from "./reference";
import { sealField } from "./sealed-fields";
import type { Words } from "./words";

export interface StartReport {
  who: { pupilId: string } | { fullName: string; className: string; schoolUnitId: string };
  /** The report that this one supplements or repeats, or "". */
  follows: string;
  language: "sv" | "en";
  words: Words;
  idempotencyKey: string;
}

/** Gives the report's id: the first one's where the same form is submitted again. Throws Refusal, NotVisible. */
export async function startReport(ctx: StaffCtx, input: StartReport): Promise<{ reportId: string }> {
  const pupilId = "pupilId" in input.who ? input.who.pupilId : await findByName(ctx, input.who);
  const { pupil, facts } = await pupilFacts(ctx, pupilId);
  const authorOfNote = await hasWrittenAbout(ctx.db.read, pupil.id, ctx.actor.accountId);
  const starting = { ...facts, schoolUnitId: pupil.schoolUnitId, authorOfNote };
  const ground = requireGround(ctx.actor, "report.start", starting);
  if (hasTurnedEighteen(pupil.birthDate, ctx.now)) refuse("pupil", "pupil_adult");
  const followsId = await followed(ctx, input.follows, pupil.id, facts);
  const hasPupil = activeGround(facts.grants, ctx.now) !== null;
  const unit = await unitWithAuthority(ctx.db.read, pupil.schoolUnitId);
  const known = await knownOf(ctx, pupil, hasPupil);
  const reporter = {
    name: ctx.actor.name,
    role: ctx.actor.duties.find((d) => d.schoolUnitId === pupil.schoolUnitId)?.role ?? null,
    workplace: pupil.schoolName,
    phone: await phoneOf(ctx.db.read, ctx.actor.accountId),
  };
  const values = prefill(known, reporter, { hasPupil, words: input.words });
  const routing = route(
    routingFacts(pupil, { schoolIn: unit?.municipalityCode ?? null, acute: false, now: ctx.now }),
  );
  const reportId = randomUUID();
  await ctx.vault.ensureKey({ kind: "content", id: reportId }, { kind: "pupil", id: pupil.id });
  const fields = await Promise.all(
    Object.entries(values).map(async ([field, value]) => ({
      field,
      sealedValue: await sealField(ctx.vault, { reportId, field, version: 1, value }),
    })),
  );
  const reference = makeReference(randomBytes(8));
  const first = await ctx.db.write(async (tx) => {
    const earlier = await claimOnce(tx, {
      key: input.idempotencyKey,
      accountId: ctx.actor.accountId,
      useCase: "start-report",
      result: { reportId },
      now: ctx.now,
    });
    if (earlier) return earlier;
    await insertReport(tx, {
      row: {
        id: reportId,
        reference,
        authorityId: pupil.authorityId,
        secrecyArea: "report",
        schoolUnitId: pupil.schoolUnitId,
        pupilId: pupil.id,
        createdBy: ctx.actor.accountId,
        status: "draft",
        formVersion: currentForm.version,
        language: input.language,
        acute: false,
        receiverCode: routing.municipality?.code ?? null,
        routeDecision: routing.municipality ? "by_rule" : null,
        routeGround: routing.explanation,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        followsId,
        version: 1,
      },
      fields,
    });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.drafted", pupilId: pupil.id, reportId },
    });
    return null;
  });
  return { reportId: first?.reportId ?? reportId };
}

/** A pupil of one of the actor's schools by full name and class. Who is protected is not found, as nobody is. */
async function findByName(
  ctx: StaffCtx,
  who: { fullName: string; className: string; schoolUnitId: string },
): Promise<string> {
  const unit = { authorityId: ctx.actor.authorityId, schoolUnitId: who.schoolUnitId };
  requireGround(ctx.actor, "note.leave", unit);
  if (who.fullName.trim() === "") refuse("fullName", "name_empty");
  if (who.className.trim() === "") refuse("className", "class_empty");
  const [only, ...more] = await pupilsNamed(ctx.db.read, {
    schoolUnitIds: [who.schoolUnitId],
    nameKey: nameKey(who.fullName),
    classKey: foldClass(who.className),
    date: civilDate(ctx.now),
  });
  if (!only || more.length > 0) refuse("fullName", "report_pupil_not_found");
  return only.id;
}

async function followed(
  ctx: StaffCtx,
  follows: string,
  pupilId: string,
  facts: PupilFacts["facts"],
): Promise<string | null> {
  if (follows === "") return null;
  const earlier = await findReport(ctx.db.read, follows);
  if (!earlier || earlier.pupilId !== pupilId) throw new NotVisible();
  const isAuthor = await isAuthorOf(ctx.db.read, follows, ctx.actor.accountId);
  if (!can(ctx.actor, "report.know", { ...facts, isAuthor }).allow) throw new NotVisible();
  return earlier.id;
}

async function knownOf(ctx: StaffCtx, pupil: PupilFacts["pupil"], hasPupil: boolean): Promise<KnownOfPupil> {
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
  if (!hasPupil) return { ...head, identity: null, guardians: [] };
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
