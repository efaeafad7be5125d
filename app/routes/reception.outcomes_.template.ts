// An empty table for the outcomes: the names of the columns, for a spreadsheet.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asSocial } from "~/access/guard.server";
import { requireGround } from "~/access/require";
import { outcomeColumns } from "~/domain/reception/outcome-table";

export async function loader({ request }: LoaderFunctionArgs) {
  return asSocial({ request }, async ({ actor }) => {
    requireGround(actor, "reception.work", { municipalityCode: actor.municipalityCode });
    return new Response(`\uFEFF${outcomeColumns.join(";")}\r\n`, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="outcomes.csv"',
      },
    });
  });
}
