// A note sent after the session has ended is not lost: its writer finds it after signing in, and nobody else does.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { stageFormFile } from "~/domain/attachment/stage-form-file.server";
import { action, loader } from "~/routes/_index";
import { action as keep } from "~/routes/draft";
import { action as leave, loader as leavePage } from "~/routes/notes.leave";
import { concern, draft } from "~db/schema/concern.server";
import { cookieOf, formSent, got, posted } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aNote, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const hour = 3_600_000;
let world: World;
let writer: StaffCtx;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world);
  writer = await world.staff("teacher", { group: "teacher" });
});

afterEach(() => {
  vi.useRealTimers();
});

const form = () => ({ ...aNote(), pupil: "Alva Lindqvist, 5B", pupilId: world.pupilId, key: "k" });

async function send(cookie: string): Promise<Response> {
  const answer: unknown = await action({
    request: posted("/?index", cookie, form()),
    params: {},
    context: {},
  }).catch((thrown) => thrown);
  if (!(answer instanceof Response)) throw answer;
  return answer;
}

async function draftOf(actor: StaffCtx["actor"], path = "/?show=draft") {
  const cookie = await cookieOf(actor, new Date());
  const page = await loader({ request: got(path, cookie), params: {}, context: {} });
  return page.draft;
}

test("it is a draft for its writer alone", async () => {
  const colleague = await world.staff("teacher", { group: "mentor" });
  const cookie = await cookieOf(writer.actor, aMoment);
  vi.setSystemTime(+aMoment + 2 * hour);
  const location = (await send(cookie)).headers.get("Location") ?? "";
  const next = new URL(location, "http://here").searchParams.get("next") ?? "";
  expect(await world.db.read.select().from(concern)).toEqual([]);
  expect(await draftOf(writer.actor, next)).toMatchObject({ ...aNote(), pupilId: world.pupilId });
  expect(await draftOf(writer.actor, "/")).toBeNull();
  expect(await draftOf(colleague.actor)).toBeNull();
});

test("with the session standing it is a note, and the draft is gone", async () => {
  const cookie = await cookieOf(writer.actor, aMoment);
  expect((await send(cookie)).headers.get("Location")).toMatch(/^\/\?saved=/);
  expect(await world.db.read.select().from(concern)).toHaveLength(1);
  expect(await draftOf(writer.actor)).toBeNull();
});

test("what comes as a draft when it has become a note is not kept; what says more is", async () => {
  const door = { params: {}, context: {} };
  const page = "0f8b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a33";
  const cookie = await cookieOf(writer.actor, aMoment);
  const text = "Kom sent.\r\nHade ingen jacka.";
  const typed = { ...form(), text, draft: page, writer: writer.actor.accountId };
  await action({ request: posted("/?index", cookie, typed), ...door });
  // As a script sends it, a moment after the form itself.
  const late = { ...typed, text: "Kom sent.\nHade ingen jacka." };
  const keptLate = await keep({ request: posted("/draft", cookie, late), ...door });
  expect(await keptLate.json()).toEqual({ kept: true });
  expect(await draftOf(writer.actor, `/?show=draft&draft=${page}`)).toBeNull();
  await keep({ request: posted("/draft", cookie, { ...late, text: `${late.text} Frös.` }), ...door });
  expect(await draftOf(writer.actor, `/?show=draft&draft=${page}`)).toMatchObject({
    text: `${late.text} Frös.`,
  });

  const [{ id: schoolUnitId } = { id: "" }] = (
    await leavePage({ request: got("/notes/leave", cookie), ...door })
  ).schools;
  const left = { ...typed, schoolUnitId, fullName: "Nils Okänd", className: "4A", key: "left" };
  await leave({ request: posted("/notes/leave", cookie, left), ...door });
  await keep({ request: posted("/draft", cookie, { ...left, draftKind: "left_note" }), ...door });
  const leaving = got(`/notes/leave?draft=${page}`, cookie);
  expect((await leavePage({ request: leaving, ...door })).draft).toBeNull();
});

test("what is kept while one writes, after the session has ended, waits for its writer; for nobody who has none", async () => {
  const door = { params: {}, context: {} };
  const page = "0f8b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a11";
  const cookie = await cookieOf(writer.actor, aMoment);
  vi.setSystemTime(+aMoment + 2 * hour);
  const typed = { ...form(), draft: page, writer: writer.actor.accountId };
  const kept = await keep({ request: posted("/draft", cookie, typed), ...door });
  expect([kept.status, await kept.json()]).toEqual([401, { kept: true }]);
  expect(await draftOf(writer.actor, `/?show=draft&draft=${page}`)).toMatchObject(aNote());
  const other = { ...typed, draft: "1a2b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a22" };
  for (const sent of [
    posted("/draft", "", other),
    posted("/draft", cookie, { ...other, writer: "another" }),
  ]) {
    const answer: unknown = await keep({ request: sent, ...door }).catch((thrown) => thrown);
    expect(answer instanceof Response && answer.status).toBe(302);
  }
  expect(await world.db.read.select().from(draft)).toHaveLength(1);
});

test("a quick signal pressed after the session ended waits with its line, ticks and files, and is one press away", async () => {
  const page = "0f8b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a11";
  const colleague = await world.staff("teacher", { group: "mentor" });
  const cookie = await cookieOf(writer.actor, aMoment);
  async function* once() {
    yield Buffer.from("Det som stod i planen.");
  }
  const file = await stageFormFile(writer, { name: "plan.txt", content: once() });
  vi.setSystemTime(+aMoment + 2 * hour);
  const form = new FormData();
  const pressed = {
    ...{ pupil: "Alva Lindqvist, 5B", pupilId: world.pupilId, text: "", signal: "bruise.0" },
    ...{ key: "k", draft: page, writer: writer.actor.accountId },
  };
  for (const [name, value] of Object.entries(pressed)) form.append(name, value);
  form.append("tell", colleague.actor.accountId);
  form.append("uploads", file.id);
  const request = formSent("/?index", cookie, form);
  const sent = await action({ request, params: {}, context: {} }).catch((thrown) => thrown);
  const location = sent instanceof Response ? (sent.headers.get("Location") ?? "") : "";
  const next = new URL(location, "http://here").searchParams.get("next") ?? "";
  expect(await world.db.read.select().from(concern)).toEqual([]);
  const bare = { ...pressed, draft: "1a2b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a22" };
  const alone = { request: posted("/?index", cookie, bare), params: {}, context: {} };
  await action(alone).catch(() => null);
  expect(await world.db.read.select().from(draft)).toHaveLength(2);
  const again = await cookieOf(writer.actor, new Date());
  const shown = await loader({ request: got(next, again), params: {}, context: {} });
  expect(shown.pressed).toEqual({ value: "bruise.0", name: "Blåmärke" });
  expect(shown.draft).toMatchObject({ tell: colleague.actor.accountId, pressed: "bruise.0" });
  expect(JSON.parse(shown.draft?.files ?? "")).toMatchObject([{ id: file.id, name: "plan.txt" }]);
  // Who can be told is on the page from the beginning, where no script asks for it.
  expect(shown.chosen?.contacts.map((c) => c.accountId)).toContain(colleague.actor.accountId);
  const rest = { ...pressed, key: "k2", uploads: file.id };
  await action({ request: posted("/?index", again, rest), params: {}, context: {} });
  expect(await world.db.read.select().from(concern)).toMatchObject([{ signalItem: "bruise" }]);
  expect((await world.db.read.select().from(draft)).map((row) => row.subject)).toEqual([bare.draft]);
});

test.each([
  ["no session at all", "", 0],
  ["a session nobody ever had", "session=Imh1aiI%3D", 0],
  ["a session that ended more than a day ago", null, 40 * hour],
])("with %s nothing is kept", async (_what, given, wait) => {
  const cookie = given ?? (await cookieOf(writer.actor, aMoment));
  vi.setSystemTime(+aMoment + wait);
  expect((await send(cookie)).headers.get("Location")).toMatch(/^\/sign-in/);
  expect(await world.db.read.select().from(draft)).toEqual([]);
});

test("what was written as another account in a page left open is neither this one's note nor its draft", async () => {
  const cookie = await cookieOf(writer.actor, aMoment);
  const other = { ...form(), writer: "another-account" };
  const door = { params: {}, context: {} };
  const answer = await action({ request: posted("/?index", cookie, other), ...door });
  expect(answer).toMatchObject({
    data: { errors: { form: { key: "other_account" } }, values: { text: aNote().text } },
    init: { status: 422 },
  });
  const answered = async (as: string, sent: typeof other) =>
    (await keep({ request: posted("/draft", as, sent), ...door })).json();
  expect(await answered(cookie, other)).toEqual({ kept: false, why: "other_account" });
  vi.setSystemTime(+aMoment + 2 * hour);
  await action({ request: posted("/?index", cookie, other), ...door }).catch(() => null);
  expect(await world.db.read.select().from(concern)).toEqual([]);
  expect(await world.db.read.select().from(draft)).toEqual([]);
  const own = { ...form(), writer: writer.actor.accountId };
  const again = await cookieOf(writer.actor, new Date());
  expect(await answered(again, own)).toEqual({ kept: true });
});

test("a note left about another pupil, sent after the session ended, waits as a draft under its page's key", async () => {
  const page = "0f8b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a11";
  const cookie = await cookieOf(writer.actor, aMoment);
  vi.setSystemTime(+aMoment + 2 * hour);
  const typed = { ...aNote(), fullName: "Nils Okänd", className: "4A", schoolUnitId: world.schoolUnitId };
  const sent = await leave({
    request: posted("/notes/leave", cookie, { ...typed, draft: page }),
    params: {},
    context: {},
  }).catch((thrown) => thrown);
  const location = sent instanceof Response ? (sent.headers.get("Location") ?? "") : "";
  const next = new URL(location, "http://here").searchParams.get("next") ?? "";
  expect(next).toBe(`/notes/leave?draft=${page}`);
  const again = await cookieOf(writer.actor, new Date());
  const shown = await leavePage({ request: got(next, again), params: {}, context: {} });
  expect(shown.draft).toMatchObject({ fullName: "Nils Okänd", text: aNote().text });
  const unasked = await leavePage({ request: got("/notes/leave", again), params: {}, context: {} });
  expect(unasked.draft).toBeNull();
});
