// The year's figures for a spreadsheet: the same numbers as on the page, small ones hidden.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asSocial } from "~/access/guard.server";
import { readStatistics } from "~/domain/statistics/read-statistics.server";
import { textsFor } from "~/text/i18n.server";
import { statisticsTable } from "~/text/statistics-table";

export async function loader({ request }: LoaderFunctionArgs) {
  const { t } = await textsFor(request);
  const year = new URL(request.url).searchParams.get("year") ?? "";
  return asSocial({ request }, async (ctx) => {
    const read = await readStatistics(ctx, { year });
    return new Response(statisticsTable(read, t), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="statistics-${read.year}.csv"`,
      },
    });
  });
}
