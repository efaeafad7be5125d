// What is stuck or does not match, as a municipality's reception is shown it.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asSocial } from "~/access/guard.server";
import { AlarmList } from "~/components/alarm-list";
import { listAlarms } from "~/domain/alarm/list-alarms.server";
import { alarmForScreen } from "~/text/alarm-for-screen";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("alarms");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get("page"))) || 1), 1_000_000);
  return asSocial({ request }, async (ctx) => {
    const { alarms, ...rest } = await listAlarms(ctx, { ended: query.get("show") === "ended", page });
    const done = query.get("done") === "1";
    return { ...rest, done, alarms: alarms.map((one) => alarmForScreen(one, language)) };
  });
}

export default function Alarms() {
  return <AlarmList {...useLoaderData<typeof loader>()} />;
}
