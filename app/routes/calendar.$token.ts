// A calendar to subscribe to: whole days and numbers, for whoever holds the secret address. No session, since no calendar
// has one; the address is in no log (the access log writes the route's pattern), and is let through so many times a minute.
import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { callerOf } from "~/access/bankid-sign-in.server";
import { readCalendar } from "~/domain/follow-up-calendar/read-calendar.server";
import { calendarFile } from "~/domain/next-steps/calendar-file";
import { house } from "~/house.server";
import { paths } from "~/paths";
import { RateGate } from "~/server/rate-gate.server";
import { textsIn } from "~/text/i18n.server";

/** Calendars ask a few times an hour; a school's all come from one address. */
const gate = new RateGate({ windowMs: 60_000, perCaller: 300, inAll: 1_200, atOnce: 8 });

const headers = {
  "Cache-Control": "private, no-cache",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex",
  "Referrer-Policy": "no-referrer",
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const opened = await house();
  const leave = gate.enter(callerOf(request, opened.env).endUserIp, Date.now());
  if (!leave) return new Response(null, { status: 429, headers: { ...headers, "Retry-After": "60" } });
  try {
    const now = new Date();
    const calendar = await readCalendar(opened, { token: params.token ?? "", now });
    if (!calendar) throw new Response(null, { status: 404 });
    return answer(request, calendar, { now, publicUrl: opened.env.publicUrl });
  } finally {
    leave();
  }
}

type Calendar = NonNullable<Awaited<ReturnType<typeof readCalendar>>>;

function answer(request: Request, calendar: Calendar, at: { now: Date; publicUrl: URL | null }): Response {
  const { accountId, language, days } = calendar;
  const { t } = textsIn(language);
  const tag = `"${createHash("sha256")
    .update(JSON.stringify([accountId, language, days]))
    .digest("hex")
    .slice(0, 32)}"`;
  if (request.headers.get("If-None-Match")?.includes(tag)) {
    return new Response(null, { status: 304, headers: { ...headers, ETag: `W/${tag}` } });
  }
  const url = at.publicUrl ? new URL(paths.todo(), at.publicUrl).href : undefined;
  const entries = days.map(({ date, count }) => ({
    // The same day of the same calendar stays the same entry, whatever its number has become; it tells nothing.
    uid: createHash("sha256").update(`${accountId} ${date}`).digest("hex").slice(0, 32),
    date,
    summary: t("follow-up:calendar.summary", { count }),
    ...(url ? { url } : {}),
  }));
  const body = calendarFile(entries, at.now, { name: t("follow-up:calendar.name"), alarms: false });
  return new Response(request.method === "HEAD" ? null : body, {
    headers: {
      ...headers,
      "Content-Type": "text/calendar; charset=utf-8",
      // The day stamp differs from one fetching to the next, and nothing else does: hence weak.
      ETag: `W/${tag}`,
    },
  });
}
