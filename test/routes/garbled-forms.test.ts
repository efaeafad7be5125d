// A body that cannot be read as a form is refused in words, by 400, and nothing of it is done: not one door reads its form
// past readForm. The other hostile bodies at every door: test/hostile.
import type { ActionFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieOf } from "~test/factories/doors";
import { everyRow, newRows } from "~test/factories/every-row";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const field = (name: string, value = "") =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const end = "--b--\r\n";
const multipart = "multipart/form-data; boundary=b";

const garbled: [what: string, type: string, body: string][] = [
  ["of nothing", multipart, ""],
  ["of another boundary than it says", "multipart/form-data; boundary=c", field("text", "hej") + end],
  ["broken off", multipart, field("text", "hej")],
  ["of no parts at all", multipart, "text=hej"],
  ["of another kind", "application/octet-stream", "text=hej"],
];
/** To the doors that read a part at a time, and remember each field. */
const endless: typeof garbled = [
  ["of more fields than a page has", multipart, field("a").repeat(2_001) + end],
  ["of a name without an end", multipart, field("n".repeat(20_000)) + end],
  ["of names alone", multipart, field("n".repeat(6_000)).repeat(90) + end],
];

type Action = (args: ActionFunctionArgs) => Promise<unknown>;
const reading: Record<string, () => Promise<{ action: Action }>> = {
  "a correction": () => import("~/routes/concerns.$concernId_.correct"),
  "the language": () => import("~/routes/language"),
  "a half-written note": () => import("~/routes/draft"),
  "a form that waits": () => import("~/routes/sign-in_.again"),
};
const streaming: Record<string, () => Promise<{ action: Action }>> = {
  "the composer": () => import("~/routes/_index"),
  "a file for the thread": () => import("~/routes/pupils.$pupilId_.files.new"),
};

describe("a garbled form", () => {
  let world: World;
  let cookie: string;
  let params: Record<string, string>;
  let before: Awaited<ReturnType<typeof everyRow>>;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
    world = await aWorld();
    openDoorsTo(world);
    const writer = await world.staff("teacher", { group: "teacher" });
    params = { concernId: await logged(writer, world.pupilId), pupilId: world.pupilId };
    cookie = await cookieOf(writer.actor, aMoment);
    before = await everyRow(world.db);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const statusOf = async (door: () => Promise<{ action: Action }>, type: string, body: string) => {
    const request = new Request("http://127.0.0.1/x", {
      method: "POST",
      headers: { Cookie: cookie, "Content-Type": type },
      body,
    });
    const { action } = await door();
    const answer = await action({ request, params, context: {} }).catch((thrown) => thrown);
    return answer instanceof Response ? answer.status : answer;
  };
  /** But for that the door of a file has asked whose it is. */
  const stored = async () =>
    newRows(before, await everyRow(world.db)).filter((row) => !row.includes('"kind":"pupil.read"'));
  const doors = Object.entries({ ...reading, ...streaming });

  test.each(garbled)(
    "%s is refused at every kind of door, and nothing is stored",
    async (_what, type, body) => {
      for (const [name, door] of doors) expect([name, await statusOf(door, type, body)]).toEqual([name, 400]);
      expect(await stored()).toEqual([]);
    },
  );

  test.each(endless)("%s is not read to its end", async (_what, type, body) => {
    for (const [name, door] of Object.entries(streaming))
      expect([name, await statusOf(door, type, body)]).toEqual([name, 400]);
    expect(await stored()).toEqual([]);
  });
});

test("no door reads its form by itself", () => {
  const sources = import.meta.glob<string>("../../app/routes/*.{ts,tsx}", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const past = Object.entries(sources).filter(([, source]) =>
    /request\.(?:formData|text|json)\(/.test(source),
  );
  expect(Object.keys(sources).length).toBeGreaterThan(90);
  expect(past.map(([path]) => path)).toEqual([]);
});
