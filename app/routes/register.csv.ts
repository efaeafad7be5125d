// The whole register as CSV.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { exportRegister } from "~/domain/register/export-register.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return asStaff(
    { request },
    async (ctx) =>
      new Response(await exportRegister(ctx), {
        headers: {
          "Content-Type": "text/csv; charset=utf-8",
          "Content-Disposition": 'attachment; filename="register.csv"',
        },
      }),
  );
}
