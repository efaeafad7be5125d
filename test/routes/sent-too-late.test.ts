// Drafts restored after a lost session: any other form that is sent after the session has ended waits for its writer too.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { action as correct } from "~/routes/concerns.$concernId_.correct";
import { action as ask } from "~/routes/consult";
import { action as again } from "~/routes/sign-in_.again";
import { concernVersion } from "~db/schema/concern.server";
import { cookieOf, posted } from "~test/factories/doors";
import { everyRow } from "~test/factories/every-row";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aNote, aWorld } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const hour = 3_600_000;
const bare = { params: {}, context: {} };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
});
afterEach(() => {
  vi.useRealTimers();
});

async function aSchool() {
  const world = await aWorld();
  openDoorsTo(world);
  const writer = await world.staff("teacher", { group: "teacher" });
  const concernId = await logged(writer, world.pupilId);
  const cookie = await cookieOf(writer.actor, aMoment);
  const form = { ...aNote(), text: "Kom utan jacka, och grät.", version: "1" };
  return { world, writer, concernId, cookie, form, path: `/concerns/${concernId}/correct` };
}

/** As a browser sends a form of its own accord. */
function sent(path: string, cookie: string, form: Record<string, string>): Request {
  const request = posted(path, cookie, form);
  request.headers.set("Accept", "text/html,application/xhtml+xml");
  return request;
}

const answer = async (run: Promise<unknown>): Promise<Response> => {
  const given = await run.catch((thrown) => thrown);
  if (!(given instanceof Response)) throw given;
  return given;
};

const leads = (to: Response) => [to.status, to.headers.get("Location")];

test("a correction sent an hour too late is sent again by its writer, and nothing is kept meanwhile", async () => {
  const { world, writer, concernId, cookie, form, path } = await aSchool();
  const door = { params: { concernId }, context: {} };
  vi.setSystemTime(+aMoment + 2 * hour);
  const before = await everyRow(world.db);
  const away = await answer(correct({ request: sent(path, cookie, form), ...door }));
  const to = `/sign-in/again?to=${encodeURIComponent(path)}`;
  expect(leads(away)).toEqual([307, to]);
  const waits = await again({ request: sent(to, cookie, form), ...bare });
  expect(waits).toMatchObject({ state: "waits", writer: writer.actor.accountId, to: path });
  const fields = (waits as { fields: { name: string; value: string }[] }).fields;
  expect(Object.fromEntries(fields.map(({ name, value }) => [name, value]))).toEqual(form);
  expect(await everyRow(world.db)).toEqual(before);
  const resent = { ...form, "sent-too-late-by": writer.actor.accountId };
  const fresh = await cookieOf(writer.actor, new Date());
  expect(leads(await answer(again({ request: sent(to, fresh, resent), ...bare })))).toEqual([307, path]);
  await answer(correct({ request: sent(path, fresh, resent), ...door }));
  expect(await world.db.read.select().from(concernVersion)).toHaveLength(2);
});

test("whoever signs in as somebody else sends nothing of it, and without a session of one's own nothing waits", async () => {
  const { world, writer, cookie, form, path } = await aSchool();
  const colleague = await world.staff("teacher", { group: "mentor" });
  vi.setSystemTime(+aMoment + 2 * hour);
  const to = `/sign-in/again?to=${encodeURIComponent(path)}`;
  const resent = { ...form, "sent-too-late-by": writer.actor.accountId };
  const hers = await cookieOf(colleague.actor, new Date());
  expect(await again({ request: sent(to, hers, resent), ...bare })).toMatchObject({ state: "another" });
  const nobody = await answer(again({ request: sent(to, "", form), ...bare }));
  expect(leads(nobody)).toEqual([302, "/sign-in"]);
  for (const elsewhere of ["//example.org/", "/sign-in/again?to=/"]) {
    const own = await cookieOf(writer.actor, new Date());
    const request = sent(`/sign-in/again?to=${encodeURIComponent(elsewhere)}`, own, resent);
    expect(leads(await answer(again({ request, ...bare })))[1]).toMatch(/^\/(?:sign-in)?$/);
  }
  const script = posted(path, cookie, form);
  expect(leads(await answer(correct({ request: script, ...bare })))).toEqual([302, "/sign-in"]);
});

test("a question without a name waits nowhere", async () => {
  const { cookie } = await aSchool();
  vi.setSystemTime(+aMoment + 2 * hour);
  const asked = await answer(ask({ request: sent("/consult", cookie, { text: "Hur tänker ni?" }), ...bare }));
  expect(leads(asked)).toEqual([302, "/sign-in"]);
});
