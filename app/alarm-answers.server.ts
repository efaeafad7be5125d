// What the alarms' pages at the school authority and at the reception have alike: each has its own guard and its own way back.
import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { orRefused } from "~/access/answer.server";
import type { Ctx } from "~/access/context.server";
import { endAlarm } from "~/domain/alarm/end-alarm.server";
import { listAlarms, readAlarm } from "~/domain/alarm/list-alarms.server";
import { field, typed } from "~/form-data";
import { alarmForScreen } from "~/text/alarm-for-screen";
import { languageOf } from "~/text/i18n.server";

const lastPage = 1_000_000;

export async function shownAlarms(ctx: Ctx, request: Request) {
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get("page"))) || 1), lastPage);
  const { alarms, ...rest } = await listAlarms(ctx, { ended: query.get("show") === "ended", page });
  const done = query.get("done") === "1";
  return { ...rest, done, alarms: alarms.map((one) => alarmForScreen(one, language)) };
}

export async function shownAlarm(ctx: Ctx, request: Request, alarmId: string) {
  const alarm = await readAlarm(ctx, { alarmId });
  return { formKey: randomUUID(), alarm: alarmForScreen(alarm, await languageOf(request)) };
}

/** Ends it as the form says, and leads to the list; or gives what is to be mended. */
export function endedAlarm(ctx: Ctx, form: FormData, { alarmId, list }: { alarmId: string; list: string }) {
  const said = { how: field(form, "how"), word: field(form, "word") };
  const idempotencyKey = field(form, "key") || randomUUID();
  return orRefused(typed(form, ["how", "word"]), async () => {
    await endAlarm(ctx, { alarmId, ...said, idempotencyKey });
    return redirect(list);
  });
}
