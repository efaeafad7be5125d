// The writing aid's door, and the button that works without scripts.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import type { ReadThrough } from "~/domain/writing-aid/read-through";
import { action as home } from "~/routes/_index";
import { action as correct } from "~/routes/concerns.$concernId_.correct";
import { action as leave } from "~/routes/notes.leave";
import { action as door } from "~/routes/writing-aid";
import { auditEvent } from "~db/schema/audit.server";
import { concern } from "~db/schema/concern.server";
import { cookieOf, posted } from "~test/factories/doors";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aNote, aWorld, later, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

let world: World;
let writer: StaffCtx;
let cookie: string;
const text = "Han är alltid aggressiv på rasterna.";

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world);
  writer = await world.staff("teacher", { group: "teacher" });
  cookie = await cookieOf(writer.actor, aMoment);
});
afterEach(() => {
  vi.useRealTimers();
});

async function asked(form: Record<string, string>, cookies = cookie) {
  const request = posted("/writing-aid", cookies, form);
  const answer = await door({ request, params: {}, context: {} });
  return { status: answer.status, set: answer.headers.get("Set-Cookie"), ...(await answer.json()) };
}

describe("the writing aid, while one writes", () => {
  test("answers with kinds and places, and leaves nothing behind: no row, no audit, no cookie", async () => {
    const rows = async () => ({
      notes: await world.db.read.select().from(concern),
      audit: (await world.db.read.select().from(auditEvent)).length,
    });
    const before = await rows();
    const { marks, set, writer: who } = await asked({ text, by: "itself" });
    expect(marks).toEqual([{ kind: "interpretation", start: 7, end: 23 }]);
    expect(who).toBe(writer.actor.accountId);
    expect(set).toBeNull();
    expect(await rows()).toEqual(before);
  });

  test("is for school staff who have signed in", async () => {
    const social = await world.social(["reception"]);
    const other = await cookieOf(social.actor, aMoment);
    const refused = (cookies: string) =>
      asked({ text }, cookies).then(
        () => 200,
        (thrown: Response) => thrown.status,
      );
    expect(await refused(other)).toBe(404);
    expect(await refused("")).toBe(302);
  });

  test("turned off is off for that account alone, until it is turned on; it still reads when asked", async () => {
    const { set } = await asked({ turn: "off" });
    const off = `; ${set?.split(";")[0]}`;
    expect(await asked({ text, by: "itself" }, cookie + off)).toMatchObject({ off: true });
    expect((await asked({ text, by: "itself" }, cookie + off)).marks).toBeUndefined();
    expect((await asked({ text, by: "her" }, cookie + off)).marks).toHaveLength(1);
    const colleague = await world.staff("teacher", { group: "mentor" });
    const theirs = await cookieOf(colleague.actor, aMoment);
    expect((await asked({ text, by: "itself" }, theirs + off)).marks).toHaveLength(1);
    expect(await asked({ turn: "on" }, cookie + off)).toMatchObject({ off: false });
  });

  test("reads so often a minute and no more, each account by itself", async () => {
    const colleague = await world.staff("teacher", { group: "mentor" });
    let last = 200;
    for (let i = 0; i < 60 && last === 200; i += 1) ({ status: last } = await asked({ text }));
    expect(last).toBe(429);
    expect((await asked({ text }, await cookieOf(colleague.actor, aMoment))).status).toBe(200);
    vi.setSystemTime(later(writer, 61_000).now);
    expect((await asked({ text })).status).toBe(200);
  });
});

describe("the button 'read it through for me', without scripts", () => {
  const form = { ...aNote({ text }), do: "read-through", pupil: "Alva Lindqvist, 5B", key: "k" };
  const expected = { errors: {}, read: [{ kind: "interpretation", start: 7, end: 23 }], values: { text } };

  test("answers the first page with the marks and the text kept, and saves nothing", async () => {
    const answer = await home({ request: posted("/?index", cookie, form), params: {}, context: {} });
    expect(answer).toMatchObject({
      ...expected,
      values: { text, pupil: form.pupil, priority: form.priority },
    });
    expect(await world.db.read.select().from(concern)).toEqual([]);
  });

  test("does the same where a note is corrected or left for another's pupil", async () => {
    const concernId = await logged(writer, world.pupilId);
    const fix = posted(`/concerns/${concernId}/correct`, cookie, { ...form, version: "1" });
    expect(await correct({ request: fix, params: { concernId }, context: {} })).toMatchObject(expected);
    const left = await leave({ request: posted("/notes/leave", cookie, form), params: {}, context: {} });
    expect(left as ReadThrough).toMatchObject(expected);
    const [row, ...others] = await world.db.read.select().from(concern);
    expect([row?.version, others.length]).toEqual([1, 0]);
  });
});
