// Reads a report for whoever works on it: answers, entries, route with its explanation, document, signatures. Policy
// "report.work"; what else of the thread can be chosen comes by the scope of "concern.read". Logged. Who may only know
// that it exists reads follow-report instead.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can, concernScope } from "~/access/policy";
import { type ReportFacts, reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { filesOfPupil } from "~db/attachment.server";
import type { ConcernScope } from "~db/concern.server";
import { findReport, isAuthorOf } from "~db/report.server";
import { latestDocument, receiverContact, receiverOf, signaturesOfReport } from "~db/report-document.server";
import { whoMayKnow } from "../access-grant/who-may-read.server";
import { openAttachmentMeta } from "../concern/attachment-names";
import { numberToAskBy } from "../delivery/number-to-ask-by";
import { threadEntries } from "../pupil/thread-entries.server";
import { heldTexts } from "../report-text/held-texts.server";
import { findMunicipality } from "../routing/municipalities";
import type { Routing } from "../routing/rules";
import { changedSince } from "./begun-from";
import { heldBackBy, missingFields } from "./completeness";
import { dangerContact } from "./danger-contact.server";
import { discardable } from "./discard-report.server";
import { guardOfReport } from "./guard-of-report.server";
import { loadReport } from "./load-report.server";
import { routeReasonPlace } from "./places";
import { proposeRoute } from "./propose-route.server";
import { routeOutdated } from "./route-outdated";
import { siblingReports } from "./sibling-reports.server";
import { specialistsFor } from "./specialists";
import type { ReportValues } from "./values";

export async function readReport(ctx: StaffCtx, input: { reportId: string }) {
  const { report, pupil, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  const loaded = await loadReport(ctx, report);
  const scope = concernScope(ctx.actor, facts);
  const thread = scope && pupil ? await threadEntries(ctx, pupil.id, scope) : [];
  const looseFiles = scope && pupil ? await looseFilesOf(ctx, pupil.id, scope) : [];
  const follows = await followedReport(ctx, { report, facts, values: loaded.values });
  const { proposed, adult } = await proposeRoute(ctx, { report, pupil });
  const { receiverCode, receiverUnit, movedRecently, parentsApart } = report;
  const receiving = receiverCode
    ? await receiverOf(ctx.db.read, receiverCode, receiverUnit, districtOf(pupil, proposed, receiverCode))
    : null;
  const contact = receiving?.contact ?? null;
  const { phoneNow } = proposed;
  const nearest = phoneNow ? await receiverContact(ctx.db.read, phoneNow.code, null) : null;
  const { owner, place } = routeReasonPlace(report.id);
  const reason = report.sealedRouteReason
    ? await ctx.vault.openText(owner, place, report.sealedRouteReason)
    : "";
  const document = await latestDocument(ctx.db.read, report.id);
  const signatures = await signaturesOfReport(ctx.db.read, report.id);
  const onThis = signatures.filter((s) => s.documentId === document?.id);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.read", pupilId: report.pupilId, reportId: report.id },
    }),
  );
  return {
    id: report.id,
    discard: await discardable(ctx, { report, facts }),
    reference: report.reference,
    status: report.status,
    formVersion: report.formVersion,
    language: report.language,
    acute: report.acute,
    updatedAt: report.updatedAt,
    /** Of a child who was only described: the name that the reporter wrote, or "". */
    pupil: {
      id: report.pupilId,
      name: pupil ? `${pupil.givenName} ${pupil.familyName}` : (loaded.values.childName ?? ""),
    },
    adult,
    ownTexts: await heldTexts(ctx.db.read, report.authorityId),
    siblings: await siblingReports(ctx, report),
    /** Everybody who may know of it, the reader too. */
    knownBy: await whoMayKnow(ctx, report, facts),
    guard: await guardOfReport(ctx, report),
    danger: await dangerContact(ctx.db.read, report),
    ...loaded,
    follows,
    thread: thread
      .filter((e) => e.withdrawal === null)
      .map((e) => ({ ...e, isNew: follows !== null && e.createdAt > follows.sentAt })),
    /** Files on no note that the reader may choose. */
    looseFiles: looseFiles.map((f) => ({ ...f, isNew: follows !== null && f.createdAt > follows.sentAt })),
    heldBack: heldBackBy(loaded.values),
    missing: missingFields(loaded.values, report.formVersion),
    route: {
      proposed,
      receiver: report.receiverCode ? findMunicipality(report.receiverCode) : null,
      decision: report.routeDecision,
      outdated: routeOutdated(report, pupil, ctx.now),
      reason,
      movedRecently,
      parentsApart,
      // Shown beside a rule's proposal; of a protected child, by roster or reporter, there is none.
      staysIn:
        proposed.explanation === "protected" ? "" : (findMunicipality(pupil?.staysInCode ?? "")?.name ?? ""),
      unitHow: receiving?.how ?? null,
      unit: receiving?.unitName ?? "",
      units: (receiving?.units ?? []).map(({ unit, districts }) => ({
        unit,
        districts: districts.join(", "),
      })),
      phoneNow: phoneNow && {
        name: phoneNow.name,
        phone: nearest?.phone ?? "",
        outOfHours: nearest?.outOfHoursPhone ?? "",
      },
      // Where a message service is named and the house has none, the page after sending tells it.
      connected:
        contact?.channel === "own_reception" ||
        contact?.channel === "sdk" ||
        (contact?.channel === "lifecare" && numberToAskBy(loaded.values, rosterOf(pupil)) !== null),
      specialists: specialistsFor(loaded.values.categories ?? [], contact),
      phone: contact?.phone ?? null,
      outOfHoursPhone: contact?.outOfHoursPhone ?? null,
    },
    document: document && {
      id: document.id,
      number: document.number,
      sha256: document.sha256,
      current: report.status === "sent" || document.stateDigest === loaded.stateDigest,
      signatures: onThis,
      signedByMe: onThis.some((s) => s.accountId === ctx.actor.accountId),
    },
    /** Kept, each on the version that its signer read. */
    earlierSignatures: signatures.filter((s) => s.documentId !== document?.id),
  };
}

async function looseFilesOf(ctx: StaffCtx, pupilId: string, scope: ConcernScope) {
  const rows = await filesOfPupil(ctx.db.read, pupilId, scope);
  const metas = await openAttachmentMeta(ctx.vault, rows);
  return rows.map(({ id, addedByName, createdAt, heldAt, secrecyArea }, i) => ({
    ...{ id, addedByName, createdAt },
    title: metas[i]?.title ?? metas[i]?.name ?? "",
    held: heldAt !== null,
    inner: secrecyArea === "student_health",
  }));
}

/** Nothing that a register says of where a protected child lives is used, nor a home that the report does not go by. */
const districtOf = (pupil: ReportFacts["pupil"], proposed: Routing, receiverCode: string) =>
  proposed.explanation === "residence" && pupil?.residenceCode === receiverCode ? pupil.district : null;

const rosterOf = (pupil: ReportFacts["pupil"]) =>
  !pupil ? "none" : pupil.protection === "none" ? "not_protected" : "protected";

/** The report that this one follows, where it has gone and the reader may know of it: what is new counts from there. */
async function followedReport(
  ctx: StaffCtx,
  { report, facts, values }: Pick<ReportFacts, "report" | "facts"> & { values: ReportValues },
) {
  const earlier = report.followsId ? await findReport(ctx.db.read, report.followsId) : null;
  if (!earlier?.sentAt) return null;
  const isAuthor = await isAuthorOf(ctx.db.read, earlier.id, ctx.actor.accountId);
  if (!can(ctx.actor, "report.know", { ...facts, isAuthor }).allow) return null;
  // What it said is for those alone who work with it.
  const work = can(ctx.actor, "report.work", { ...facts, isAuthor }).allow;
  const changed = work ? changedSince((await loadReport(ctx, earlier)).values, values) : null;
  return { reference: earlier.reference, sentAt: earlier.sentAt, changed };
}
