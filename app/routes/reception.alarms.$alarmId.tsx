// One alarm: what is wrong, whom to phone, what is done about it; and its end by a person.

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { asSocial } from "~/access/guard.server";
import { endedAlarm, shownAlarm } from "~/alarm-answers.server";
import { AlarmPage } from "~/components/alarm-page";
import { readForm } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("alarm");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asSocial({ request }, (ctx) => shownAlarm(ctx, request, params.alarmId ?? ""));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const to = { alarmId: params.alarmId ?? "", list: paths.receptionAlarms({ done: "1" }) };
  return asSocial({ request }, (ctx) => endedAlarm(ctx, form, to));
}

export default function Alarm() {
  return <AlarmPage {...useLoaderData<typeof loader>()} {...useActionData<typeof action>()} />;
}
