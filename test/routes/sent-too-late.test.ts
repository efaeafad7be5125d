// Drafts restored after a lost session: any other form that is sent after the session has ended waits for its writer too.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { action as correct, shouldRevalidate } from "~/routes/concerns.$concernId_.correct";
import { action as ask } from "~/routes/consult";
import { action as again } from "~/routes/sign-in_.again";
import { concernVersion } from "~db/schema/concern.server";
import { session } from "~db/schema/operation.server";
import { removeExpiredSessions } from "~db/session.server";
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
  const to = `/sign-in/again?to=${encodeURIComponent(path)}&by=${writer.actor.accountId}`;
  expect(leads(away)).toEqual([307, to]);
  const waits = await again({ request: sent(to, cookie, form), ...bare });
  expect(waits).toMatchObject({ state: "waits", writer: writer.actor.accountId, to: path });
  const fields = (waits as { fields: { name: string; value: string }[] }).fields;
  expect(Object.fromEntries(fields.map(({ name, value }) => [name, value]))).toEqual(form);
  expect(await everyRow(world.db)).toEqual(before);
  const fresh = await cookieOf(writer.actor, new Date());
  // Pressed, or the page loaded anew: the same request either way.
  expect(leads(await answer(again({ request: sent(to, fresh, form), ...bare })))).toEqual([307, path]);
  await answer(correct({ request: sent(path, fresh, form), ...door }));
  expect(await world.db.read.select().from(concernVersion)).toHaveLength(2);
});

test("whoever signs in as somebody else sends nothing of it, and without a session of one's own nothing waits", async () => {
  const { world, writer, form, path } = await aSchool();
  const colleague = await world.staff("teacher", { group: "mentor" });
  vi.setSystemTime(+aMoment + 2 * hour);
  const to = `/sign-in/again?to=${encodeURIComponent(path)}`;
  const by = `&by=${writer.actor.accountId}`;
  const hers = await cookieOf(colleague.actor, new Date());
  expect(await again({ request: sent(`${to}${by}`, hers, form), ...bare })).toMatchObject({
    state: "another",
  });
  for (const cookie of ["", hers]) {
    const nobody = await answer(again({ request: sent(to, cookie, form), ...bare }));
    expect(leads(nobody)).toEqual([302, "/sign-in"]);
  }
  for (const elsewhere of ["//example.org/", "/sign-in/again?to=/"]) {
    const own = await cookieOf(writer.actor, new Date());
    const request = sent(`/sign-in/again?to=${encodeURIComponent(elsewhere)}${by}`, own, form);
    expect(leads(await answer(again({ request, ...bare })))[1]).toMatch(/^\/(?:sign-in)?$/);
  }
  const stranger = posted(path, "", form);
  expect(leads(await answer(correct({ request: stranger, ...bare })))).toEqual([302, "/sign-in"]);
});

test("a correction that the page's script sends stays on its page, which says that its writer is signed out", async () => {
  const { concernId, cookie, form, path } = await aSchool();
  vi.setSystemTime(+aMoment + 2 * hour);
  const said = await correct({ request: posted(path, cookie, form), params: { concernId }, context: {} });
  expect(said).toMatchObject({
    data: { errors: { form: { key: "signed_out" } }, values: { text: form.text, version: "1" } },
    init: { status: 401 },
  });
  // Its loader would lead to signing in, and the text away with the page.
  const asked = { actionStatus: 401, defaultShouldRevalidate: true };
  expect(shouldRevalidate(asked as Parameters<typeof shouldRevalidate>[0])).toBe(false);
});

test("who wrote a form is known the morning after, and of the session no more than that", async () => {
  const { world, writer, cookie, form, path } = await aSchool();
  await world.db.write((tx) => tx.update(session).set({ sealedNumber: new Uint8Array([1]) }));
  const morning = +aMoment + 20 * hour;
  vi.setSystemTime(morning);
  await world.db.write((tx) => removeExpiredSessions(tx, new Date(morning)));
  expect(await world.db.read.select().from(session)).toMatchObject([{ sealedNumber: null }]);
  const away = await answer(correct({ request: sent(path, cookie, form), ...bare }));
  expect(leads(away)[1]).toContain(`by=${writer.actor.accountId}`);
  await world.db.write((tx) => removeExpiredSessions(tx, new Date(morning + 24 * hour)));
  expect(await world.db.read.select().from(session)).toEqual([]);
});

test("a question without a name waits nowhere", async () => {
  const { cookie } = await aSchool();
  vi.setSystemTime(+aMoment + 2 * hour);
  const asked = await answer(ask({ request: sent("/consult", cookie, { text: "Hur tänker ni?" }), ...bare }));
  expect(leads(asked)).toEqual([302, "/sign-in"]);
});
