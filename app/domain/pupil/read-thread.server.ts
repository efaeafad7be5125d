// Reads a pupil's red thread (röd tråd) within what the reader may see. Policy "pupil.read" and the scope of
// "concern.read"; reading is logged, and a read whose log cannot be written fails. That a report exists is told by
// "report.know" alone (OSL 40:7 g). Does not open attachments.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can, concernScope, type GrantGround } from "~/access/policy";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { holdersOf } from "~db/grant.server";
import { handoversOfPupil } from "~db/handover.server";
import { classOf } from "~db/pupil.server";
import { reportsOfPupil } from "~db/report.server";
import { civilDate } from "../calendar/stockholm";
import { openHandoverSummaries } from "../handover/handover-summary";
import { noticePattern } from "../pattern/notice-pattern.server";
import { lockedForReader } from "../report/guard-of-report.server";
import { threadEntries } from "./thread-entries.server";

export async function readThread(ctx: StaffCtx, input: { pupilId: string }) {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "pupil.read", facts) as GrantGround;
  const scope = concernScope(ctx.actor, facts);
  const entries = scope ? await threadEntries(ctx, pupil.id, scope) : [];
  const handovers = await openHandoverSummaries(ctx, pupil.id, await handoversOfPupil(ctx.db.read, pupil.id));
  const holders = await holdersOf(ctx.db.read, pupil.id, ctx.now);
  const group = await classOf(ctx.db.read, pupil.id, civilDate(ctx.now));
  const reports = (
    await reportsOfPupil(ctx.db.read, { pupilId: pupil.id, accountId: ctx.actor.accountId })
  ).filter((r) => can(ctx.actor, "report.know", { ...facts, isAuthor: r.isAuthor }).allow);
  const reportsSent = reports.flatMap((r) => (r.sentAt ? [r.sentAt] : []));
  const noticed = await noticePattern(ctx.db.read, { pupil, scope, reportsSent, now: ctx.now });
  const locked = await lockedForReader(ctx, { pupilIds: [pupil.id], output: "entry" });
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "pupil.read", pupilId: pupil.id },
    }),
  );
  const mine = facts.grants.filter((g) => g.ground === ground).sort((a, b) => +b.startsAt - +a.startsAt)[0];
  return {
    pupil: {
      id: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`,
      className: group?.name ?? null,
      // A protected pupil's school and municipality are not spread on screens either.
      schoolName: pupil.protection === "none" ? pupil.schoolName : null,
      residenceCode: pupil.protection === "none" ? pupil.residenceCode : null,
      protection: pupil.protection,
      birthDate: pupil.birthDate,
    },
    /** The report that locks its printing for this reader, or null. */
    lockedBy: locked.get(pupil.id) ?? null,
    entries,
    /** A pattern, and days that have passed; null where there is nothing to say. */
    noticed,
    handovers,
    reports: reports.map(({ id, reference, status, createdAt, sentAt }) => ({
      id,
      reference,
      status,
      createdAt,
      sentAt,
    })),
    why: { ground, since: mine?.startsAt ?? null, until: mine?.endsAt ?? null },
    others: foldHolders(holders.filter((h) => h.accountId !== ctx.actor.accountId)),
    can: {
      log: can(ctx.actor, "concern.log", facts).allow,
      handOver: can(ctx.actor, "handover.propose", facts).allow,
      giveAccess: can(ctx.actor, "access.grant", {
        authorityId: pupil.authorityId,
        schoolUnitId: pupil.schoolUnitId,
      }).allow,
    },
  };
}

function foldHolders(holders: { accountId: string; name: string; ground: GrantGround }[]) {
  const seen = new Map<string, { name: string; ground: GrantGround }>();
  for (const h of holders)
    if (!seen.has(h.accountId)) seen.set(h.accountId, { name: h.name, ground: h.ground });
  return [...seen.values()];
}
