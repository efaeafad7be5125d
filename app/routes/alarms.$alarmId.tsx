// One alarm: what is wrong, whom to phone, what is done about it; and its end by a person.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { AlarmPage } from "~/components/alarm-page";
import { endAlarm } from "~/domain/alarm/end-alarm.server";
import { readAlarm } from "~/domain/alarm/list-alarms.server";
import { field, typed } from "~/form-data";
import { paths } from "~/paths";
import { alarmForScreen } from "~/text/alarm-for-screen";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("alarm");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const alarm = await readAlarm(ctx, { alarmId: params.alarmId ?? "" });
    return { formKey: randomUUID(), alarm: alarmForScreen(alarm, language) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const said = { how: field(form, "how"), word: field(form, "word") };
  const idempotencyKey = field(form, "key") || randomUUID();
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, ["how", "word"]), async () => {
      await endAlarm(ctx, { alarmId: params.alarmId ?? "", ...said, idempotencyKey });
      return redirect(paths.alarms({ done: "1" }));
    }),
  );
}

export default function Alarm() {
  return <AlarmPage {...useLoaderData<typeof loader>()} {...useActionData<typeof action>()} />;
}
