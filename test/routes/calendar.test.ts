// A calendar file (iCalendar) can be subscribed to without names in it: by a secret address that is told once, kept by its
// hash, changed and ended by its owner, ended with the account, and in no log.
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { acceptFollowUp } from "~/domain/follow-up/answer-follow-up.server";
import { passOnFollowUp } from "~/domain/follow-up/pass-on-follow-up.server";
import { endCalendarAddress, makeCalendarAddress } from "~/domain/follow-up-calendar/choose-calendar.server";
import { paths } from "~/paths";
import { loader } from "~/routes/calendar.$token";
import { action as todo } from "~/routes/todo";
import { patternFinder } from "~/server/access-log.server";
import { auditEvent } from "~db/schema/audit.server";
import { calendarAddress } from "~db/schema/follow-up.server";
import { account } from "~db/schema/school.server";
import { cookieOf, posted } from "~test/factories/doors";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

let world: World;
let teacher: StaffCtx;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world);
  teacher = await world.staff("teacher", { group: "teacher", name: "Maria Ek" });
});

afterEach(() => {
  vi.useRealTimers();
});

async function fetched(token: string, headers: Record<string, string> = {}, method = "GET") {
  const request = new Request(`http://127.0.0.1${paths.calendar(token)}`, { headers, method });
  try {
    return await loader({ request, params: { token }, context: {} });
  } catch (answer) {
    if (answer instanceof Response) return answer;
    throw answer;
  }
}

/** The lines as a calendar reads them: unfolded. */
const linesOf = (file: string) => file.replace(/\r\n[ \t]/g, "").split("\r\n");

it("holds days and numbers of what is hers to do, and neither name, pupil, id nor category", async () => {
  const now = await logged(teacher, world.pupilId, { form: { priority: "act_now", category: "injury" } });
  await logged(teacher, world.pupilId, { form: { priority: "act_now" } });
  const soon = await logged(teacher, world.pupilId);
  const { token } = await makeCalendarAddress(teacher);
  const answer = await fetched(token);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const file = await answer.text();
  const lines = linesOf(file);
  expect(lines.filter((l) => /^(DTSTART|SUMMARY)/.test(l))).toEqual([
    "DTSTART;VALUE=DATE:20261122",
    "SUMMARY:Uppföljning i Röda tråden (2)",
    "DTSTART;VALUE=DATE:20261129",
    "SUMMARY:Uppföljning i Röda tråden",
  ]);
  for (const secret of [
    "Alva",
    "Lindqvist",
    "Maria",
    "Norrskolan",
    "5B",
    "Skada",
    world.pupilId,
    now,
    soon,
    token,
  ])
    expect(file).not.toContain(secret);
  expect(file).not.toContain(teacher.actor.accountId);
});

it("is a calendar by RFC 5545: ends of lines, folding, steady names of its entries, also without a day in it", async () => {
  const { token } = await makeCalendarAddress(teacher);
  const empty = await (await fetched(token)).text();
  expect(linesOf(empty).filter((l) => l.startsWith("BEGIN:"))).toContain("BEGIN:VTIMEZONE");
  await logged(teacher, world.pupilId);
  const first = await (await fetched(token)).text();
  expect(first.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of first.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  for (const needed of ["BEGIN:VCALENDAR", "VERSION:2.0", "END:VEVENT", "END:VCALENDAR"])
    expect(linesOf(first)).toContain(needed);
  expect(first).toMatch(/^PRODID:/m);
  expect(first).toMatch(/^DTSTAMP:\d{8}T\d{6}Z\r$/m);
  vi.setSystemTime(new Date(+aMoment + 3_600_000));
  const uids = (file: string) => linesOf(file).filter((l) => l.startsWith("UID:"));
  expect(uids(await (await fetched(token)).text())).toEqual(uids(first));
});

it("answers that nothing has changed by its tag, and anew when something has", async () => {
  const concernId = await logged(teacher, world.pupilId);
  const counsellor = await world.staff("counsellor");
  const { token } = await makeCalendarAddress(teacher);
  const tag = (await fetched(token)).headers.get("etag") ?? "";
  vi.setSystemTime(new Date(+aMoment + 60_000));
  expect((await fetched(token, { "If-None-Match": tag })).status).toBe(304);
  const form = { concernId, version: 1, idempotencyKey: "p", to: counsellor.actor.accountId, word: "" };
  await passOnFollowUp(teacher, form);
  await acceptFollowUp(counsellor, { concernId, version: 2, idempotencyKey: "a" });
  expect((await fetched(token, { "If-None-Match": tag })).status).toBe(200);
});

it("is found by the address alone: not by another, by a changed or ended one, nor after the account has ended", async () => {
  const { token } = await makeCalendarAddress(teacher);
  const [row] = await world.db.read.select().from(calendarAddress);
  expect(JSON.stringify(row)).not.toContain(token);
  for (const other of ["", "x", token.slice(1), `${token}A`, "A".repeat(43), row?.tokenHash ?? "-"])
    expect((await fetched(other)).status, other).toBe(404);
  const { token: next } = await makeCalendarAddress(teacher);
  expect((await fetched(token)).status).toBe(404);
  expect((await fetched(next)).status).toBe(200);
  await world.db.write((tx) =>
    tx.update(account).set({ closedAt: aMoment }).where(eq(account.id, teacher.actor.accountId)),
  );
  expect((await fetched(next)).status).toBe(404);
  await world.db.write((tx) => tx.update(account).set({ closedAt: null }));
  await endCalendarAddress(teacher);
  expect((await fetched(next)).status).toBe(404);
});

it("is told once, in the answer to the form, and stands in no log and no audit row", async () => {
  const cookie = await cookieOf(teacher.actor, aMoment);
  const request = posted(paths.todo(), cookie, { do: "make-calendar" });
  const answer = (await todo({ request, params: {}, context: {} })) as { address: string };
  const token = answer.address.split("/").at(-1) ?? "";
  expect((await fetched(token)).status).toBe(200);
  const audit = JSON.stringify(await world.db.read.select().from(auditEvent));
  expect(audit).toContain("calendar.address-made");
  expect(audit).not.toContain(token);
  const routes = { calendar: { id: "calendar", path: "calendar/:token" } } as unknown as Parameters<
    typeof patternFinder
  >[0];
  expect(patternFinder(routes)(paths.calendar(token))).toBe("/calendar/:token");
});

it("answers a HEAD with the same headers and no body, and holds whoever asks too often for a minute", async () => {
  vi.setSystemTime(new Date(+aMoment + 3_600_000));
  const { token } = await makeCalendarAddress(teacher);
  const whole = await fetched(token);
  const head = await fetched(token, {}, "HEAD");
  expect([head.status, head.headers.get("etag")]).toEqual([200, whole.headers.get("etag")]);
  expect(await head.text()).toBe("");
  // An address that is nobody's weighs the same, so that guessing is held too.
  for (let n = 2; n < 300; n++) await fetched("x");
  const held = await fetched(token);
  expect([held.status, held.headers.get("retry-after"), await held.text()]).toEqual([429, "60", ""]);
  vi.setSystemTime(new Date(+aMoment + 3_600_000 + 61_000));
  expect((await fetched(token)).status).toBe(200);
});
