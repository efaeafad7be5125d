// The reports that the actor is an author of: drafts with their age, a child in danger first, and what was sent with where it is. Never a search
// for children. Logged with the ids that were shown.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { record } from "~/audit/record.server";
import { deliveriesOf } from "~db/delivery.server";
import { markKindRead } from "~db/notice.server";
import { reportsBy } from "~db/report.server";
import { civilDate, daysBetween } from "../calendar/stockholm";

export async function listReports(ctx: StaffCtx) {
  const rows = await reportsBy(ctx.db.read, ctx.actor.accountId);
  const sent = rows.filter((r) => r.status === "sent");
  const states = new Map<string, Awaited<ReturnType<typeof deliveriesOf>>[number]["state"] | null>();
  for (const r of sent) states.set(r.id, (await deliveriesOf(ctx.db.read, r.id)).at(-1)?.state ?? null);
  await ctx.db.write(async (tx) => {
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "report_author",
      event: { kind: "report.listed", reportIds: rows.map((r) => r.id) },
    });
    await markKindRead(tx, { accountId: ctx.actor.accountId, kind: "report_discarded", now: ctx.now });
  });
  const named = (r: (typeof rows)[number]) => ({
    id: r.id,
    reference: r.reference,
    // A child who was only described is named by nobody but the report: it may be protected.
    described: r.pupilId === null,
    // A protected pupil's name is not spread in lists.
    pupilName: r.protection === "none" ? `${r.givenName} ${r.familyName}` : null,
    receiverCode: r.protection === "none" ? r.receiverCode : null,
  });
  return {
    drafts: rows
      .filter((r) => r.status === "draft")
      .sort((a, b) => Number(b.acute) - Number(a.acute) || +a.createdAt - +b.createdAt)
      .map((r) => ({
        ...named(r),
        acute: r.acute,
        updatedAt: r.updatedAt,
        days: daysBetween(civilDate(r.createdAt), civilDate(ctx.now)),
      })),
    sent: sent.map((r) => ({
      ...named(r),
      sentAt: r.sentAt ?? r.updatedAt,
      state: states.get(r.id) ?? null,
    })),
  };
}
