// The doors of a kind of thing: shut to those who may not see it, just as if it did not exist, and open to those who may.
// The test that calls this mocks ~/house.server: see open-house.ts.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { answersOf, cookieOf, type DoorCase } from "./doors";
import { openDoorsTo } from "./open-house";
import { aMoment, aWorld, type World } from "./world";

interface ShutDoor extends DoorCase {
  param: string;
}

/** By what the doors' id is of; `behind` makes one of each. */
export type ShutDoors = Record<string, ShutDoor[]>;

const nowhere = { status: 404, headers: [], body: "" };

const answers = ({ param, ...each }: ShutDoor, id: string, cookie: string) =>
  answersOf(each, id, { params: { [param]: id }, cookie });

export function doorsAreShut(
  cases: ShutDoors,
  behind: (world: World, teacher: StaffCtx) => Promise<Record<string, string>>,
): void {
  let world: World;
  let teacher: StaffCtx;
  let doors: { name: string; id: string; one: ShutDoor }[];

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
    world = await aWorld();
    openDoorsTo(world);
    teacher = await world.staff("teacher", { group: "teacher" });
    const ids = await behind(world, teacher);
    doors = Object.entries(cases).flatMap(([kind, list]) =>
      list.map((one) => ({ name: `${kind} ${one.path("")}`, id: ids[kind] ?? "", one })),
    );
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test("what is unknown and what is somebody else's are the same 404", async () => {
    expect(doors.map(({ id }) => id)).not.toContain("");
    const stranger = await world.staff("other_staff");
    const administrator = await world.staff("authority_administrator");
    const social = await world.social(["reception", "analyst"]);
    for (const { actor } of [stranger, administrator, social]) {
      const cookie = await cookieOf(actor, aMoment);
      for (const { name, id, one } of doors) {
        const foreign = await answers(one, id, cookie);
        expect(foreign, name).toEqual(one.form ? [nowhere, nowhere] : [nowhere]);
        for (const unknown of ["no-such-id", "", "æ".repeat(5000)])
          expect(await answers(one, unknown, cookie), name).toEqual(foreign);
      }
    }
  });

  test("the same doors open for those who may: the 404 is not the doors' own", async () => {
    const principal = await world.staff("principal");
    const counsellor = await world.staff("counsellor");
    const cookies = await Promise.all(
      [teacher, principal, counsellor].map((ctx) => cookieOf(ctx.actor, aMoment)),
    );
    for (const { name, id, one } of doors) {
      const opened = await Promise.all(
        cookies.map(async (cookie) => (await answers({ ...one, form: undefined }, id, cookie))[0]),
      );
      expect(
        opened.some((a) => typeof a === "object" && a !== null && "given" in a),
        name,
      ).toBe(true);
    }
  });

  test("without a session every door leads to signing in, whether there is something behind it or not", async () => {
    for (const { name, id, one } of doors) {
      for (const tried of [id, "no-such-id"]) {
        for (const answer of await answers(one, tried, "")) {
          expect(answer, name).toMatchObject({ status: 302, body: "" });
          expect(JSON.stringify(answer)).toContain("/sign-in");
        }
      }
    }
  });
}
