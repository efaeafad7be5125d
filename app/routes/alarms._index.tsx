// What does not match between the schools' deliveries and the receptions: the administrator's list.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asStaff } from "~/access/guard.server";
import { shownAlarms } from "~/alarm-answers.server";
import { AlarmList } from "~/components/alarm-list";
import { titled } from "~/text/titled";

export const meta = titled("alarms");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  return asStaff({ request }, (ctx) => shownAlarms(ctx, request));
}

export default function Alarms() {
  return <AlarmList {...useLoaderData<typeof loader>()} />;
}
