// Drafts restored after a lost session: any other form that is sent after the session has ended waits for its writer too.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { action as log } from "~/routes/_index";
import { action as correct, shouldRevalidate } from "~/routes/concerns.$concernId_.correct";
import { action as remove } from "~/routes/concerns.$concernId_.remove";
import { action as ask } from "~/routes/consult";
import { action as keep } from "~/routes/draft";
import { action as addFile } from "~/routes/pupils.$pupilId_.files.new";
import { action as signal } from "~/routes/pupils.$pupilId_.signal";
import { action as again } from "~/routes/sign-in_.again";
import { action as signOut } from "~/routes/sign-out";
import { isWaitingForm } from "~/waiting-form";
import { concernVersion, draft } from "~db/schema/concern.server";
import { session } from "~db/schema/operation.server";
import { upload } from "~db/schema/upload.server";
import { removeExpiredSessions } from "~db/session.server";
import { cookieOf, formSent, posted } from "~test/factories/doors";
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
    expect(leads(await answer(again({ request, ...bare })))[1]).toMatch(/^\/(?:\?index|sign-in)?$/);
  }
  const stranger = posted(path, "", form);
  expect(leads(await answer(correct({ request: stranger, ...bare })))).toEqual([302, "/sign-in"]);
});

// The door of the first page is not told of "?index": without it the form would meet no door at all, and be lost.
test("a note that waits is sent on to the first page as a note, with what its address says", async () => {
  const { writer, form, cookie } = await aSchool();
  for (const [to, on] of [
    ["/", "/?index"],
    ["/?pupil=x", "/?index&pupil=x"],
    ["/?index&pupil=x", "/?index&pupil=x"],
  ] as const) {
    const path = `/sign-in/again?to=${encodeURIComponent(to)}&by=${writer.actor.accountId}`;
    expect(leads(await answer(again({ request: sent(path, cookie, form), ...bare })))).toEqual([307, on]);
  }
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

/** What a browser sends along after somebody has signed out in another of its tabs. */
async function signedOutBeside(cookie: string): Promise<string> {
  const given = await signOut({ request: posted("/sign-out", cookie), ...bare });
  const left = given.headers
    .getSetCookie()
    .flatMap((set) => /^([^=;]+=[^;]+);(?!.*Max-Age=0)/i.exec(set)?.[1] ?? []);
  return left.join("; ");
}

test("signed out by herself in another tab, her form still waits for her alone; the id that is left opens nothing", async () => {
  const { world, writer, cookie, form, path, concernId } = await aSchool();
  const colleague = await world.staff("teacher", { group: "mentor" });
  const left = await signedOutBeside(cookie);
  expect(left).toMatch(/^signed-out=/);
  const away = await answer(correct({ request: sent(path, left, form), ...bare }));
  const to = `/sign-in/again?to=${encodeURIComponent(path)}&by=${writer.actor.accountId}`;
  expect(leads(away)).toEqual([307, to]);
  expect(await again({ request: sent(to, left, form), ...bare })).toMatchObject({ state: "waits" });
  const hers = await cookieOf(colleague.actor, new Date());
  expect(await again({ request: sent(to, `${left}; ${hers}`, form), ...bare })).toMatchObject({
    state: "another",
  });
  const own = await cookieOf(writer.actor, new Date());
  expect(leads(await answer(again({ request: sent(to, `${left}; ${own}`, form), ...bare })))).toEqual([
    307,
    path,
  ]);
  // Signed in again she is signed in: nothing is too late, and what the other tab left is passed over.
  const saved = await answer(
    correct({ request: posted(path, `${left}; ${own}`, form), params: { concernId }, context: {} }),
  );
  expect(leads(saved)).toEqual([302, `/concerns/${concernId}`]);
  // A script's form stays where it is.
  const said = await correct({ request: posted(path, left, form), ...bare });
  expect(said).toMatchObject({ data: { errors: { form: { key: "signed_out" } } }, init: { status: 401 } });
  const note = { ...aNote(), pupil: "Alva Lindqvist, 5B", draft: "0f8b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a11" };
  await keep({ request: posted("/draft", left, note), ...bare }).catch(() => null);
  expect(await world.db.read.select().from(draft)).toEqual([]);
});

test("a quick signal on the pupil's page and the reason in a dialog wait as other forms do", async () => {
  const { world, writer, concernId, cookie } = await aSchool();
  vi.setSystemTime(+aMoment + 2 * hour);
  const by = `&by=${writer.actor.accountId}`;
  for (const [path, door, form] of [
    [`/pupils/${world.pupilId}/signal`, signal, { key: "k", text: "Höger arm", signal: "bruise.0" }],
    [`/concerns/${concernId}/remove`, remove, { version: "1", reason: "Fel elev." }],
  ] as const) {
    const params = { pupilId: world.pupilId, concernId };
    const away = await answer(door({ request: sent(path, cookie, form), params, context: {} }));
    expect(leads(away)).toEqual([307, `/sign-in/again?to=${encodeURIComponent(path)}${by}`]);
    const waits = await again({ request: sent(leads(away)[1] as string, cookie, form), ...bare });
    expect(waits).toMatchObject({ fields: Object.entries(form).map(([name, value]) => ({ name, value })) });
  }
});

test("the title of a file, and a note that cannot be a draft, wait on their own page, without their files", async () => {
  const { world, writer, cookie } = await aSchool();
  const left = await signedOutBeside(cookie);
  const typed = {
    file: { title: "Plan från förra skolan" },
    note: { ...aNote(), writer: writer.actor.accountId },
  };
  const multipart = (fields: Record<string, string>, as: string, accept: string) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("files", new File(["Det som stod i planen."], "plan.txt"));
    const request = formSent("/x", as, form);
    request.headers.set("Accept", accept);
    return request;
  };
  const params = { pupilId: world.pupilId };
  for (const [door, fields] of [
    [addFile, typed.file],
    [log, typed.note],
  ] as const) {
    const waits = await door({ request: multipart(fields, left, "text/html"), params, context: {} }).catch(
      (t) => t,
    );
    expect(waits).toMatchObject({
      init: { status: 401 },
      data: { state: "waits", writer: writer.actor.accountId },
    });
    expect(isWaitingForm(waits.data)).toBe(true);
    expect(waits.data.fields).toEqual(Object.entries(fields).map(([name, value]) => ({ name, value })));
    const stays = await door({ request: multipart(fields, left, "*/*"), params, context: {} });
    const { writer: _, ...values } = { writer: "", ...fields };
    expect(stays).toMatchObject({
      init: { status: 401 },
      data: { errors: { form: { key: "signed_out" } }, values },
    });
    const stranger = await answer(door({ request: multipart(fields, "", "text/html"), params, context: {} }));
    expect(leads(stranger)).toEqual([302, "/sign-in"]);
  }
  expect(await world.db.read.select().from(upload)).toEqual([]);
});

test("a question without a name waits nowhere", async () => {
  const { cookie } = await aSchool();
  vi.setSystemTime(+aMoment + 2 * hour);
  const asked = await answer(ask({ request: sent("/consult", cookie, { text: "Hur tänker ni?" }), ...bare }));
  expect(leads(asked)).toEqual([302, "/sign-in"]);
});
