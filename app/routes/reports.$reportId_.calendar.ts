// Days to look at a report again, as a calendar file: logged as a reading of the report; the file itself says nothing.
import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { calendarFile } from "~/domain/next-steps/calendar-file";
import { followReport } from "~/domain/report/follow-report.server";
import { textsFor } from "~/text/i18n.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { t } = await textsFor(request);
  return asStaff({ request }, async (ctx) => {
    const { id, reminderDays } = await followReport(ctx, {
      reportId: params.reportId ?? "",
      asCalendar: true,
    });
    if (reminderDays.length === 0) throw new Response(null, { status: 404 });
    const summary = t("next-steps:calendar.summary");
    const days = reminderDays.map((date) => ({
      uid: createHash("sha256").update(`${id} ${date}`).digest("hex").slice(0, 32),
      date,
      summary,
    }));
    return new Response(calendarFile(days, ctx.now), {
      headers: {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": `attachment; filename="${t("next-steps:calendar.file")}"`,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
      },
    });
  });
}
