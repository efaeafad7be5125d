// A second person confirms, after the report went, that its municipality was rightly chosen. Policy "report.know", and
// never the one who chose it or sent it. Nothing ever waited for this; who thinks otherwise phones the reception.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { markRead } from "~db/notice.server";
import { markRouteConfirmed } from "~db/report-write.server";
import { isSecondPerson } from "./second-person";

export async function confirmRoute(ctx: StaffCtx, input: { reportId: string }): Promise<void> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.know", facts);
  if (!isSecondPerson(report, ctx.actor.accountId)) throw new NotVisible();
  await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, report.id, tx);
    requireGround(ctx.actor, "report.know", again.facts);
    const by = ctx.actor.accountId;
    await markRead(tx, { accountId: by, subjectId: report.id, now: ctx.now });
    if (!(await markRouteConfirmed(tx, { id: report.id, by }))) return;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.route-confirmed",
        pupilId: report.pupilId,
        reportId: report.id,
        municipalityCode: report.receiverCode ?? undefined,
      },
    });
  });
}
